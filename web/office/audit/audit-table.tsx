import type { auditEntries } from '#contracts/office/administration.ts'
import type { ReplyOf } from '#contracts/route.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { wordsOfAction, wordsOfSubject } from './action-words.ts'
import { auditTexts as texts } from './audit.texts.ts'
import { actorWords } from './audit-words.texts.ts'
import { changeLines } from './change-lines.ts'

type Entry = ReplyOf<typeof auditEntries>['entries'][number]

const COLUMNS: readonly Column<Entry>[] = [
  { key: 'at', title: texts.at, card: 'lead', cell: ({ at }) => <Instant at={at} /> },
  {
    key: 'actor',
    title: texts.actor,
    cell: ({ actorName, actorKind }) => (
      <span className="kj-nowrap">{actorName ?? actorWords[actorKind] ?? actorKind}</span>
    ),
  },
  {
    key: 'action',
    title: texts.action,
    // 「制作并发出转考电子档案」 has no place to break.
    card: 'wide',
    cell: ({ action }) => <span className="kj-nowrap">{wordsOfAction(action)}</span>,
  },
  {
    key: 'subject',
    title: texts.subject,
    card: 'wide',
    cell: ({ subjectKind, subjectId }) => (
      <span>
        {wordsOfSubject(subjectKind)} <span className="kj-soft kj-small">{subjectId}</span>
      </span>
    ),
  },
  {
    key: 'change',
    title: texts.change,
    card: 'wide',
    cell: ({ oldValue, newValue }) => (
      <div className="kj-lines">
        {changeLines(oldValue, newValue).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    ),
  },
  { key: 'reason', title: texts.reason, card: 'wide', cell: ({ reason }) => reason ?? '' },
  {
    key: 'address',
    title: texts.address,
    card: 'wide',
    cell: ({ address }) => address && <span className="kj-nowrap">{address}</span>,
  },
]

/** Shows one page of the trail. */
export function AuditTable({ entries }: { entries: readonly Entry[] }) {
  return (
    <DeskTable
      choosable="audit"
      caption={texts.entries}
      columns={COLUMNS}
      rows={entries}
      rowKey={({ key }) => key}
    />
  )
}
