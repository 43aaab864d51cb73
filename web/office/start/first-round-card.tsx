import { isTextKey } from '#contracts/office/administration.ts'
import { firstRound, isOptional } from '#contracts/office/setup/first-round.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { isServiceCode, SERVICES } from '#contracts/services.ts'
import { roleWords } from '#contracts/trail-words/role-words.texts.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useReply } from '#web/client/queries.ts'
import { LoadFailure } from '#web/ui/load-failure.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { textWords } from '../administration/administration.texts.ts'
import { useMay } from '../session.ts'
import { itemAt, mayOpen, postsFor } from '../shell/menu.ts'
import { OfficeLink } from '../shell/office-link.tsx'
import { needWords, type Place, firstRoundTexts as texts } from './first-round.texts.ts'

type Missing = ReplyOf<typeof firstRound>['missing'][number]

/** Lists what is missing before a round can begin, each with where it is done (OPS-01); nothing once nothing is missing. */
export function FirstRoundCard() {
  const { data, error, refetch } = useReply(firstRound)
  if (error) return <LoadFailure words={errorWords(error)} onRetry={() => void refetch()} />
  const missing = data?.missing ?? []
  if (missing.length === 0) return null
  const required = missing.filter(({ need }) => !isOptional(need))
  const optional = missing.filter(({ need }) => isOptional(need))
  return (
    <SectionCard title={texts.title}>
      <p className="kj-soft">{texts.lead}</p>
      <Needs title={texts.required} missing={required} />
      <Needs title={texts.optional} missing={optional} />
    </SectionCard>
  )
}

function Needs({ title, missing }: { title: string; missing: readonly Missing[] }) {
  if (missing.length === 0) return null
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className="kj-needs">
        {missing.map((one) => (
          <Need key={one.need} missing={one} />
        ))}
      </ul>
    </section>
  )
}

function Need({ missing: { need, names } }: { missing: Missing }) {
  const { title, why, places } = needWords[need]
  return (
    <li>
      <p className="kj-strong">{title}</p>
      <p>
        {names.length > 0 && texts.these(names.map(shown))}
        {why}
      </p>
      <ul className="kj-need-places">
        {places.map((place) => (
          <li key={JSON.stringify(place)}>
            <PlaceLine place={place} />
          </li>
        ))}
      </ul>
    </li>
  )
}

function PlaceLine({ place }: { place: Place }) {
  const may = useMay()
  if ('file' in place) return texts.catalogue(place.file)
  if ('chapter' in place) return `${texts.deploy}${place.chapter}`
  const item = itemAt(`/office${place.page}`)
  if (!item) return null
  if (!mayOpen(item, may)) return texts.byOthers(item.title, postsFor(item))
  return <OfficeLink to={item.to}>{item.title}</OfficeLink>
}

/** The name of a text, a service or a role; a major stands as it is. */
function shown(name: string): string {
  if (isTextKey(name)) return textWords[name]
  if (isServiceCode(name)) return SERVICES[name].title
  return roleWords[name] ?? name
}
