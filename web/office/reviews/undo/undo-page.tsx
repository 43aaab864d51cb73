import { useState } from 'react'
import { listUndoRequests, type UndoRequestView } from '#contracts/office/undo.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { OfficeLink } from '../../shell/office-link.tsx'
import { DeskTable } from '../../ui-desk-table.tsx'
import { Instant } from '../../ui-instant.tsx'
import { reviewAddress } from '../queue/queue-view.ts'
import { reviewsTexts, reviewTexts } from '../reviews.texts.ts'
import { type AskedUndo, DecideUndo } from './decide-undo.tsx'
import { undoTexts as texts } from './undo.texts.ts'
import { UndoActs } from './undo-acts.tsx'

/** Lists requests to take a decision back; a second person agrees or refuses (REV-06). */
export function UndoPage() {
  const reply = useReply(listUndoRequests)
  const [asked, setAsked] = useState<AskedUndo>()
  return (
    <>
      <OfficeLink to="/reviews">{reviewTexts.back}</OfficeLink>
      <PageTitle title={texts.title} product={reviewsTexts.product} lead={texts.lead} />
      <Loaded reply={reply}>
        {({ requests, more }) => {
          const open = requests.filter(({ state }) => state === 'requested')
          const settled = requests.filter(({ state }) => state !== 'requested')
          return (
            <>
              <SectionCard title={texts.open(open.length)}>
                {open.length === 0 ? (
                  <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
                ) : (
                  <DeskTable
                    caption={texts.open(open.length)}
                    columns={[...COLUMNS, acts(setAsked)]}
                    rows={open}
                    rowKey={({ id }) => id}
                  />
                )}
              </SectionCard>
              {settled.length > 0 && (
                <SectionCard title={texts.settled}>
                  {more && <p className="kj-soft">{texts.cut(settled.length)}</p>}
                  <DeskTable
                    caption={texts.settled}
                    columns={[...COLUMNS, STATE]}
                    rows={settled}
                    rowKey={({ id }) => id}
                  />
                </SectionCard>
              )}
            </>
          )
        }}
      </Loaded>
      {asked && <DecideUndo asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

const COLUMNS: readonly Column<UndoRequestView>[] = [
  {
    key: 'what',
    title: reviewsTexts.what,
    card: 'lead',
    cell: ({ service, applicationId, title }) => (
      <OfficeLink to={reviewAddress({ service, id: applicationId })}>{title}</OfficeLink>
    ),
  },
  { key: 'who', title: reviewsTexts.who, cell: ({ personName, ticketNo }) => `${personName} ${ticketNo}` },
  { key: 'decision', title: texts.decision, cell: ({ decision }) => reviewTexts.kinds[decision] },
  { key: 'reason', title: texts.reason, card: 'wide', cell: ({ reason }) => reason },
  { key: 'by', title: texts.by, cell: ({ requestedBy }) => requestedBy },
  { key: 'at', title: texts.at, card: 'wide', cell: ({ requestedAt }) => <Instant at={requestedAt} /> },
]

const STATE: Column<UndoRequestView> = {
  key: 'state',
  title: texts.state,
  cell: ({ state }) => texts.stateWords[state],
}

const acts = (onAsk: (asked: AskedUndo) => void): Column<UndoRequestView> => ({
  key: 'acts',
  title: texts.acts,
  card: 'wide',
  cell: (request) => <UndoActs request={request} onAsk={onAsk} />,
})
