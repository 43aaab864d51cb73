import type { DegreeAuditLine, DegreeAuditView } from '#contracts/office/degree-audits.ts'
import { ProgressBar } from '#web/ui/progress-bar.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { Instant } from '../ui-instant.tsx'
import {
  auditScopeWords,
  auditStateWords,
  blockWords,
  graduationsTexts as texts,
  verdictWords,
} from './graduations.texts.ts'
import { WHO_COLUMNS } from './who-columns.tsx'

/** The columns of a batch's audits. */
export function auditColumns(batchId: string): readonly Column<DegreeAuditView>[] {
  return [
    {
      key: 'at',
      title: texts.requestedAt,
      card: 'lead',
      cell: ({ id, requestedAt }) => (
        <OfficeLink to={`/graduations/${batchId}/audits/${id}`}>
          <Instant at={requestedAt} />
        </OfficeLink>
      ),
    },
    {
      key: 'scope',
      title: texts.auditOf,
      card: 'wide',
      cell: ({ scope, schoolName, majorName }) =>
        [auditScopeWords[scope], schoolName, majorName].filter(Boolean).join(' '),
    },
    { key: 'state', title: texts.state, card: 'wide', cell: (row) => <AuditState audit={row} /> },
    { key: 'total', title: texts.auditTotal, numeric: true, cell: ({ total }) => total },
    { key: 'qualifies', title: texts.qualifies, numeric: true, cell: ({ qualifies }) => qualifies },
    { key: 'one', title: texts.oneShort, numeric: true, cell: ({ oneShort }) => oneShort },
    { key: 'by', title: texts.by, cell: ({ requestedBy }) => requestedBy },
  ]
}

/** How far an audit is: a bar while it runs, then how it ended. */
export function AuditState({ audit: { state, done, total } }: { audit: DegreeAuditView }) {
  if (state === 'running')
    return <ProgressBar label={texts.progress} share={total === 0 ? 0 : done / total} />
  const shown = auditStateWords[state]
  return shown ? <StatusBadge tone={shown.tone} word={shown.word} /> : null
}

/** The columns of an audit's lines. */
export const LINE_COLUMNS: readonly Column<DegreeAuditLine>[] = [
  ...WHO_COLUMNS,
  { key: 'major', title: texts.major, card: 'wide', cell: ({ majorName }) => majorName },
  { key: 'verdict', title: texts.verdict, card: 'wide', cell: (row) => <Verdict verdict={row.verdict} /> },
  { key: 'courses', title: texts.courses, numeric: true, cell: ({ courses }) => courses },
  { key: 'credits', title: texts.credits, numeric: true, cell: ({ credits }) => credits },
  {
    key: 'why',
    title: texts.why,
    card: 'wide',
    cell: ({ path, blocks }) => (
      <div className="kj-lines">
        {blocks.map((block) => (
          <p key={block}>{blockWords[block] ?? block}</p>
        ))}
        {path.length > 0 && <p>{texts.shortOf(path)}</p>}
      </div>
    ),
  },
]

function Verdict({ verdict }: { verdict: string }) {
  const shown = verdictWords[verdict]
  return shown ? <StatusBadge tone={shown.tone} word={shown.word} /> : null
}
