import { Link } from '@tanstack/react-router'
import { servicePage } from '#contracts/applications.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useReply } from '#web/client/queries.ts'
import { LoadFailure } from '#web/ui/load-failure.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { useActiveTicket } from '../session.ts'
import { homeTexts as texts } from './home.texts.ts'

/** HOM-03: what waits for the candidate comes first: what was refused and can be filed again, what was begun. */
export function ActionNeeded() {
  const page = useReply(servicePage, { params: { service: 'exemption' }, ...useActiveTicket() })
  if (page.isError && page.data === undefined)
    return <LoadFailure words={errorWords(page.error)} onRetry={() => void page.refetch()} />
  if (page.data === undefined) return null
  const { applications, draft, window } = page.data
  const refused = applications.filter(({ can }) => can.refile)
  const begun = window?.state === 'open' ? draft : undefined
  if (refused.length === 0 && begun === undefined) return null
  return (
    <SectionCard title={texts.needsYou}>
      <ul className="kj-services">
        {refused.map(({ id, title }) => (
          <li key={id}>
            <div>
              <h3>{title}</h3>
              <p>{texts.rejectedHelp}</p>
            </div>
            <StatusBadge tone="refusal" word={texts.rejected} />
            <Link
              className="kj-link"
              to="/services/exemption/applications/$application"
              params={{ application: id }}
              aria-label={texts.toRejectedOf(title)}
            >
              {texts.toRejected}
            </Link>
          </li>
        ))}
        {begun !== undefined && (
          <li>
            <div>
              <h3>{texts.draftTitle}</h3>
              <p>{texts.draftHelp(formatInstant(new Date(begun.savedAt)))}</p>
            </div>
            <StatusBadge tone="must" word={texts.draft} />
            <Link
              className="kj-link"
              to="/services/exemption/drafts/$draft/$step"
              params={{ draft: begun.id, step: 'courses' }}
            >
              {texts.toDraft}
            </Link>
          </li>
        )}
      </ul>
    </SectionCard>
  )
}
