import { Link } from '@tanstack/react-router'
import type { ApplicationSummary } from '#contracts/applications.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { useService } from '../use-service.tsx'
import { stateBadges } from './application-state.ts'
import { applicationsTexts as texts } from './applications.texts.ts'
import { CorrectionActs } from './correction-acts.tsx'

/** Lists all applications with their states; rejected ones come first (EXM-03). */
export function OwnApplications({ applications }: { applications: readonly ApplicationSummary[] }) {
  const { texts: own } = useService()
  if (applications.length === 0) return <EmptyState title={texts.ownEmpty}>{texts.ownEmptyHelp}</EmptyState>
  const words = ({ state, can }: ApplicationSummary) =>
    can.refile ? own.acts.reasons : (state === 'approved' && own.acts.approved) || texts.details
  const sorted = applications.toSorted((one, other) => Number(other.can.refile) - Number(one.can.refile))
  return (
    <ul className="kj-applications">
      {sorted.map((application) => (
        <li key={application.id}>
          <div>
            <h3>{application.title}</h3>
            <p className="kj-small kj-soft">{texts.filedAt(formatInstant(new Date(application.filedAt)))}</p>
            {application.correction && (
              <p className="kj-small kj-must">
                {texts.unsent(formatInstant(new Date(application.correction.savedAt)))}
              </p>
            )}
          </div>
          <StatusBadge {...stateBadges[application.state]} />
          {application.correction && <CorrectionActs application={application} />}
          <Link
            className="kj-link"
            to="/services/$service/applications/$application"
            params={{ service: application.service, application: application.id }}
            aria-label={
              words(application) === texts.details
                ? texts.detailsOf(application.title)
                : texts.actOf(words(application), application.title)
            }
          >
            {words(application)}
          </Link>
        </li>
      ))}
    </ul>
  )
}
