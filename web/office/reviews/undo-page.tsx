import { Button } from '@mantine/core'
import { useState } from 'react'
import { decideUndo, listUndoRequests, type UndoRequestView } from '#contracts/office-undo.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useAct, useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { ActDialog } from '../ui-act-dialog.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { reviewsTexts, reviewTexts, undoTexts as texts } from './reviews.texts.ts'

/** REV-06: requests to take a decision back; a second person agrees or refuses. */
export function UndoPage() {
  const reply = useReply(listUndoRequests)
  return (
    <>
      <OfficeLink to="/reviews">{reviewTexts.back}</OfficeLink>
      <PageTitle title={texts.title} product={reviewsTexts.product} lead={texts.lead} />
      <Loaded reply={reply}>
        {({ requests }) => {
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
                    columns={[...COLUMNS, ACTS]}
                    rows={open}
                    rowKey={({ id }) => id}
                  />
                )}
              </SectionCard>
              {settled.length > 0 && (
                <SectionCard title={texts.settled}>
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
    </>
  )
}

const COLUMNS: readonly Column<UndoRequestView>[] = [
  {
    key: 'what',
    title: reviewsTexts.what,
    card: 'lead',
    cell: ({ applicationId, title }) => <OfficeLink to={`/reviews/${applicationId}`}>{title}</OfficeLink>,
  },
  { key: 'who', title: reviewsTexts.who, cell: ({ personName, ticketNo }) => `${personName} ${ticketNo}` },
  { key: 'decision', title: texts.decision, cell: ({ decision }) => reviewTexts.kinds[decision] ?? decision },
  { key: 'reason', title: texts.reason, card: 'wide', cell: ({ reason }) => reason },
  { key: 'by', title: texts.by, cell: ({ requestedBy }) => requestedBy },
  { key: 'at', title: texts.at, card: 'wide', cell: ({ requestedAt }) => <Instant at={requestedAt} /> },
]

const STATE: Column<UndoRequestView> = {
  key: 'state',
  title: texts.state,
  cell: ({ state }) => texts.stateWords[state] ?? state,
}

const ACTS: Column<UndoRequestView> = {
  key: 'acts',
  title: texts.acts,
  card: 'wide',
  cell: (request) => <UndoActs request={request} />,
}

function UndoActs({ request }: { request: UndoRequestView }) {
  const [asked, setAsked] = useState<'approve' | 'reject'>()
  const act = useAct(decideUndo, [listUndoRequests])
  if (request.mine) return <span className="kj-soft">{texts.mine}</span>
  if (!request.can) return <span className="kj-soft">{texts.notHere}</span>
  const { id, title, personName } = request
  const isAgreed = asked === 'approve'
  const settle = (note: string | undefined) =>
    asked &&
    act.mutate(
      { params: { id }, body: { decision: asked, ...(note ? { note } : {}) } },
      { onSuccess: () => setAsked(undefined) },
    )
  return (
    <div className="kj-row">
      <Button
        size="compact-sm"
        className="kj-small-act"
        aria-label={`${texts.agree} ${personName}`}
        onClick={() => setAsked('approve')}
      >
        {texts.agree}
      </Button>
      <Button
        size="compact-sm"
        className="kj-small-act"
        variant="default"
        aria-label={`${texts.refuse} ${personName}`}
        onClick={() => setAsked('reject')}
      >
        {texts.refuse}
      </Button>
      {asked && (
        <ActDialog
          danger={isAgreed}
          title={isAgreed ? texts.agreeTitle(title) : texts.refuseTitle(title)}
          act={isAgreed ? texts.agree : texts.refuse}
          running={act}
          note={{ label: texts.note, min: 0 }}
          onCancel={() => setAsked(undefined)}
          onConfirm={settle}
        >
          <p>{request.reason}</p>
        </ActDialog>
      )}
    </div>
  )
}
