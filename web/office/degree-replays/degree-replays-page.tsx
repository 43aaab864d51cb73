import {
  type DegreeDifference,
  type DegreeReplayView,
  listDegreeReplays,
  oneDegreeReplay,
} from '#contracts/office/degree-replays.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { replaysTexts as texts } from './degree-replays.texts.ts'

const COLUMNS: readonly Column<DegreeReplayView>[] = [
  { key: 'at', title: texts.startedAt, card: 'lead', cell: ({ startedAt }) => <Instant at={startedAt} /> },
  {
    key: 'end',
    title: texts.finishedAt,
    card: 'wide',
    cell: ({ finishedAt }) => <Instant at={finishedAt} />,
  },
  { key: 'version', title: texts.version, cell: ({ rulesVersion }) => rulesVersion },
  { key: 'decisions', title: texts.decisions, numeric: true, cell: ({ decisions }) => decisions },
  { key: 'found', title: texts.differences, card: 'wide', cell: (row) => <Outcome replay={row} /> },
]

const FOUND_COLUMNS: readonly Column<DegreeDifference>[] = [
  { key: 'no', title: texts.applicationNo, numeric: true, card: 'lead', cell: (row) => row.applicationNo },
  {
    key: 'ticket',
    title: texts.ticketNo,
    card: 'wide',
    cell: ({ ticketNo }) => <span className="kj-whole">{ticketNo}</span>,
  },
  { key: 'at', title: texts.decidedAt, card: 'wide', cell: ({ decidedAt }) => <Instant at={decidedAt} /> },
  { key: 'version', title: texts.version, cell: ({ rulesVersion }) => rulesVersion },
  { key: 'kept', title: texts.kept, card: 'wide', cell: ({ kept }) => <code>{kept}</code> },
  { key: 'now', title: texts.recomputed, card: 'wide', cell: ({ recomputed }) => <code>{recomputed}</code> },
]

/** The nightly replays of all graduation decisions; a difference is never silent (AUD-09). */
export function DegreeReplaysPage() {
  const reply = useReply(listDegreeReplays)
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      <Loaded reply={reply}>
        {({ replays }) => {
          const differing = replays.find(({ differences }) => differences > 0)
          return (
            <>
              {differing && <Found id={differing.id} />}
              <SectionCard title={texts.list}>
                {replays.length === 0 ? (
                  <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
                ) : (
                  <DeskTable caption={texts.list} columns={COLUMNS} rows={replays} rowKey={({ id }) => id} />
                )}
              </SectionCard>
            </>
          )
        }}
      </Loaded>
    </>
  )
}

function Found({ id }: { id: string }) {
  const reply = useReply(oneDegreeReplay, { params: { id } })
  return (
    <SectionCard title={texts.found}>
      <Loaded reply={reply}>
        {({ found, replay: { differences } }) => (
          <>
            {found.length < differences && (
              <Notice tone="must">{texts.cut(found.length, differences)}</Notice>
            )}
            <DeskTable
              caption={texts.found}
              columns={FOUND_COLUMNS}
              rows={found}
              rowKey={({ decisionId }) => decisionId}
            />
          </>
        )}
      </Loaded>
    </SectionCard>
  )
}

function Outcome({ replay: { differences, finishedAt } }: { replay: DegreeReplayView }) {
  if (differences > 0) return <StatusBadge tone="refusal" word={texts.differ(differences)} />
  return finishedAt === undefined ? (
    <StatusBadge tone="must" word={texts.unfinished} />
  ) : (
    <StatusBadge tone="approval" word={texts.same} />
  )
}
