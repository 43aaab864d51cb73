import { SectionCard } from '#web/ui/section-card.tsx'
import { samplesTexts as texts } from './samples.texts.ts'

/** Says how to photograph a credential (EVI-02). */
export function PhotoHints() {
  return (
    <SectionCard title={texts.photographing}>
      <ul className="kj-photo-hints">
        {texts.hints.map(({ picture, title, words }) => (
          <li key={picture}>
            <svg className="kj-drawn" viewBox="0 0 72 60" aria-hidden="true">
              <rect className="kj-drawn-screen" x="1" y="1" width="70" height="58" rx="6" />
              <rect className="kj-drawn-sheet" x="17" y="12" width="38" height="36" />
              <path className="kj-drawn-print" d="M24 22h24M24 30h24M24 38h14" />
              <path className="kj-drawn-hint" d={strokes[picture]} />
            </svg>
            <div>
              <h3>{title}</h3>
              <p>{words}</p>
            </div>
          </li>
        ))}
      </ul>
      <p>{texts.size}</p>
    </SectionCard>
  )
}

/** The icons: an arrow upwards, four corners, a crossed-out lamp. */
const strokes = {
  upright: 'M63 42V18M58 23l5-5 5 5',
  corners: 'M12 16V7h9M51 7h9v9M60 44v9h-9M21 53h-9v-9',
  glare: 'M63 16m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0M63 8v-3M63 27v-3M55 16h-2M57 10l-2-2M57 22l-2 2M52 27L69 5',
} as const
