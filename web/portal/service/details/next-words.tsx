import { SectionCard } from '#web/ui/section-card.tsx'
import { detailsTexts as texts } from './details.texts.ts'

/** Lists what happens next, in order, with the expected dates (APP-07). */
export function NextWords({ words }: { words: readonly string[] }) {
  if (words.length === 0) return null
  return (
    <SectionCard title={texts.next}>
      {words.length === 1 ? (
        <p>{words[0]}</p>
      ) : (
        <ol className="kj-next">
          {words.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ol>
      )}
    </SectionCard>
  )
}
