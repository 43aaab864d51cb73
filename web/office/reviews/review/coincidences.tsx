import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { OfficeLink } from '../../shell/office-link.tsx'
import { reviewAddress } from '../queue/queue-view.ts'
import { reviewTexts as texts } from '../reviews.texts.ts'
import { type CoincidenceGroup, groupCoincidences } from './coincidence-groups.ts'
import type { Review } from './review-facts.tsx'

/**
 * Shows the same number or picture in other applications (REV-08). It stands first, because it weighs most; what merely
 * looks alike is one folded line, and stays out of the way of the application's own data.
 */
export function Coincidences({ coincidences }: Pick<Review, 'coincidences'>) {
  if (coincidences.length === 0) return null
  const groups = groupCoincidences(coincidences)
  const same = groups.filter(({ kind }) => kind !== 'similar_image')
  const similar = groups.filter(({ kind }) => kind === 'similar_image')
  return (
    <SectionCard title={texts.coincidences}>
      {same.length > 0 && <Groups groups={same} />}
      {similar.length > 0 && (
        <details>
          <summary>{texts.similar(similar.length)}</summary>
          <Groups groups={similar} />
        </details>
      )}
    </SectionCard>
  )
}

function Groups({ groups }: { groups: readonly CoincidenceGroup[] }) {
  return (
    <ul className="kj-lines">
      {groups.map(({ kind, text, samePerson, count, others }) => (
        <li key={text}>
          <StatusBadge tone={toneOf({ kind, samePerson })} word={texts.coincidenceWords[kind]} /> {text}{' '}
          {count > 1 && <span className="kj-strong">{texts.times(count)}</span>}{' '}
          {others.map((other) => (
            <OfficeLink key={other.id} to={reviewAddress(other)}>
              {texts.openOther}
            </OfficeLink>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** Only what is the same in other hands is red. */
function toneOf({ kind, samePerson }: Pick<CoincidenceGroup, 'kind' | 'samePerson'>) {
  if (kind === 'similar_image') return 'quiet'
  return samePerson ? 'must' : 'refusal'
}
