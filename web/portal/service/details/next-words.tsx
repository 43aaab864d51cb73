import { SectionCard } from '#web/ui/section-card.tsx'
import { detailsTexts as texts } from './details.texts.ts'

/** Lists what happens next, in order, with the expected dates (APP-07). */
export function NextWords({ words }: { words: readonly string[] }) {
  if (words.length === 0) return null
  return (
    <SectionCard title={texts.next}>
      {words.length === 1 ? (
        <p>
          <Linked words={words[0] ?? ''} />
        </p>
      ) : (
        <ol className="kj-next">
          {words.map((one) => (
            <li key={one}>
              <Linked words={one} />
            </li>
          ))}
        </ol>
      )}
    </SectionCard>
  )
}

const ADDRESS = /(https?:\/\/[\w./~%?=&#:-]+)/

/** The words with their addresses, such as the school's website, as links. */
function Linked({ words }: { words: string }) {
  return words.split(ADDRESS).map((part) =>
    ADDRESS.test(part) ? (
      <a key={part} href={part} target="_blank" rel="noreferrer">
        {part}
        <span className="kj-hidden">{texts.newWindow}</span>
      </a>
    ) : (
      part
    ),
  )
}
