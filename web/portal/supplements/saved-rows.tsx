import type { ApplicationSummary } from '#contracts/applications.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { stateBadges } from '../service/list/application-state.ts'
import { applicationsTexts } from '../service/list/applications.texts.ts'
import { CorrectionActs } from '../service/list/correction-acts.tsx'
import { Link } from '../shell/link.tsx'
import type { Kind } from './reminder.tsx'
import { RowActs } from './row-acts.tsx'
import { supplementsTexts as texts } from './supplements.texts.ts'

/**
 * The saved rows of a kind with their states, and why an open one cannot be deleted (APP-03); what needs its owner comes first (SUP-04).
 * A deleted row is gone from the list.
 */
export function SavedRows({ kind, rows }: { kind: Kind; rows: readonly ApplicationSummary[] }) {
  const shown = rows
    .filter(({ state }) => state !== 'withdrawn')
    .toSorted((one, other) => Number(needsOwner(other)) - Number(needsOwner(one)))
  return (
    <>
      <h3 className="kj-after">{texts.rows}</h3>
      {shown.length === 0 ? (
        <p className="kj-soft">{texts.noRows}</p>
      ) : (
        <ul className="kj-applications">
          {shown.map((row) => (
            <li key={row.id}>
              <div>
                <p className="kj-strong">{row.title}</p>
                <p className="kj-small kj-soft">
                  {texts.rowLine(formatInstant(new Date(row.filedAt)), row.applicationNo)}
                </p>
                {row.can.amend && row.amendment && (
                  <p className="kj-small kj-must">
                    {applicationsTexts.amendBy(formatInstant(new Date(row.amendment.until)))}
                  </p>
                )}
                {row.noWithdrawal && <p className="kj-small kj-soft">{texts.noRemoval[row.noWithdrawal]}</p>}
                {row.correction && (
                  <p className="kj-small kj-must">
                    {texts.unsaved(formatInstant(new Date(row.correction.savedAt)))}
                  </p>
                )}
              </div>
              <StatusBadge {...stateBadges[row.state]} />
              <CorrectionActs application={row} />
              <RowActs row={row} />
              <Link
                className="kj-link"
                to="/services/$service/applications/$application"
                params={{ service: kind, application: row.id }}
                aria-label={
                  row.state === 'rejected' ? texts.reasonsOf(row.title) : texts.detailsOf(row.title)
                }
              >
                {row.state === 'rejected' ? texts.reasons : texts.details}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function needsOwner({ can }: ApplicationSummary): boolean {
  return can.refile || can.amend
}
