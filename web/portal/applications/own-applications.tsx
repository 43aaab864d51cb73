import { Link } from '@tanstack/react-router'
import type { ApplicationSummary } from '#contracts/applications.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { stateBadges } from './application-state.ts'
import { applicationsTexts as texts } from './applications.texts.ts'

/** EXM-03: every course that was applied for, each with its own state; what was refused comes first. */
export function OwnApplications({ applications }: { applications: readonly ApplicationSummary[] }) {
  if (applications.length === 0) return <EmptyState title={texts.ownEmpty}>{texts.ownEmptyHelp}</EmptyState>
  const sorted = applications.toSorted((one, other) => Number(other.can.refile) - Number(one.can.refile))
  return (
    <ul className="kj-applications">
      {sorted.map((application) => (
        <li key={application.id}>
          <div>
            <h3>{application.title}</h3>
            <p className="kj-small kj-soft">
              {texts.filedAt(formatInstant(new Date(application.filedAt)))} ·{' '}
              {texts.applicationNo(application.applicationNo)}
            </p>
          </div>
          <StatusBadge {...stateBadges[application.state]} />
          <Link
            className="kj-link"
            to="/services/exemption/applications/$application"
            params={{ application: application.id }}
            aria-label={texts.detailsOf(application.title)}
          >
            {texts.details}
          </Link>
        </li>
      ))}
    </ul>
  )
}
