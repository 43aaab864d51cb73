import type { ApplicationSummary } from '#contracts/applications.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { Link } from '../../shell/link.tsx'
import { useService } from '../use-service.tsx'
import { applicationsTexts as texts } from './applications.texts.ts'
import { CorrectionActs } from './correction-acts.tsx'
import { ownerFirst } from './owner-first.ts'
import { useStanding } from './use-standing.ts'

/** Lists all applications with their states; what waits for its owner comes first (EXM-03, REV-10). */
export function OwnApplications({ applications }: { applications: readonly ApplicationSummary[] }) {
  if (applications.length === 0) return <EmptyState title={texts.ownEmpty}>{texts.ownEmptyHelp}</EmptyState>
  return (
    <ul className="kj-applications">
      {ownerFirst(applications).map((application) => (
        <OwnApplication key={application.id} application={application} />
      ))}
    </ul>
  )
}

function OwnApplication({ application }: { application: ApplicationSummary }) {
  const { id, service, state, title, can, filedAt, amendment, correction } = application
  const { texts: own } = useService()
  const standing = useStanding(application)
  // Nobody reads 审核通过 beside what was sent back since.
  const isApproved = state === 'approved' && standing.tone !== 'refusal'
  const words = can.amend
    ? texts.toAmend
    : can.refile
      ? own.acts.reasons
      : (isApproved && own.acts.approved) || texts.details
  return (
    <li>
      <div>
        <h3>{title}</h3>
        <p className="kj-small kj-soft">{texts.filedAt(formatInstant(new Date(filedAt)))}</p>
        {can.amend && amendment && (
          <p className="kj-small kj-must">{texts.amendBy(formatInstant(new Date(amendment.until)))}</p>
        )}
        {correction && (
          <p className="kj-small kj-must">{texts.unsent(formatInstant(new Date(correction.savedAt)))}</p>
        )}
      </div>
      <StatusBadge {...standing} />
      {correction && <CorrectionActs application={application} />}
      <Link
        className="kj-link"
        to="/services/$service/applications/$application"
        params={{ service, application: id }}
        aria-label={words === texts.details ? texts.detailsOf(title) : texts.actOf(words, title)}
      >
        {words}
      </Link>
    </li>
  )
}
