import type { auditEntries } from '#contracts/office/trail/audit.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { actorWords } from '#contracts/trail-words/audit-words.texts.ts'
import { UUID } from '#contracts/words.ts'
import { changeLines } from '#rulebook/trail/change-lines.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { wordsOfAction, wordsOfSubject } from './action-words.ts'
import { AskButton } from './ask-button.tsx'
import type { Asked } from './asked.ts'
import { auditTexts as texts } from './audit.texts.ts'

type Entry = ReplyOf<typeof auditEntries>['entries'][number]

interface AuditTableProps {
  entries: readonly Entry[]
  /** What ids stand for. */
  names: Readonly<Record<string, string>>
  /** Narrows the list to an officer, a candidate or a thing. */
  onAsk: (more: Asked) => void
}

/** Shows one page of the trail. */
export function AuditTable({ entries, names, onAsk }: AuditTableProps) {
  return (
    <DeskTable
      choosable="audit"
      caption={texts.entries}
      columns={columnsOf(names, onAsk)}
      rows={entries}
      rowKey={({ key }) => key}
    />
  )
}

function columnsOf(
  names: AuditTableProps['names'],
  onAsk: AuditTableProps['onAsk'],
): readonly Column<Entry>[] {
  return [
    { key: 'at', title: texts.at, card: 'lead', cell: ({ at }) => <Instant at={at} /> },
    {
      key: 'actor',
      title: texts.actor,
      cell: ({ actorKind, actorId = '' }) =>
        names[actorId] ? (
          <AskButton
            name={names[actorId]}
            onAsk={() => onAsk(actorKind === 'staff' ? { staffId: actorId } : { personId: actorId })}
          />
        ) : (
          <span className="kj-nowrap">{actorWords[actorKind] ?? actorKind}</span>
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
        <span className="kj-subject">
          {wordsOfSubject(subjectKind)}{' '}
          {IS_ID.test(subjectId) ? (
            <AskButton name={names[subjectId] ?? texts.unnamed} onAsk={() => onAsk({ subjectId })} />
          ) : (
            <span className="kj-soft kj-small">{subjectId}</span>
          )}
        </span>
      ),
    },
    {
      key: 'person',
      title: texts.ofCandidates,
      cell: ({ personId }) =>
        personId && names[personId] ? (
          <AskButton name={names[personId]} onAsk={() => onAsk({ personId })} />
        ) : null,
    },
    {
      key: 'change',
      title: texts.change,
      card: 'wide',
      cell: ({ oldValue, newValue }) => (
        <div className="kj-lines kj-changes">
          {changeLines(oldValue, newValue, names).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      ),
    },
    {
      key: 'reason',
      title: texts.reason,
      card: 'wide',
      cell: ({ reason }) => reason && <span className="kj-reason">{reason}</span>,
    },
    {
      key: 'address',
      title: texts.address,
      card: 'wide',
      cell: ({ address }) => address && <span className="kj-nowrap">{address}</span>,
    },
  ]
}

const IS_ID = new RegExp(`^${UUID}$`)
