import { Button } from '@mantine/core'
import { useState } from 'react'
import {
  type ArrivalToMatch,
  keepArrivalWaiting,
  listUnmatched,
  matchArrivalTo,
} from '#contracts/office/arrivals.ts'
import { useAct } from '#web/client/queries.ts'
import { useGoTo } from '../shell/office-link.tsx'
import { ActDialog } from '../ui-act-dialog.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { arrivalsTexts as texts } from './arrivals.texts.ts'

type Ticket = ArrivalToMatch['owners'][number]['tickets'][number] & { owner: string }

/** The 准考证 of all possible persons, each with the act that settles the arrival, and the act that leaves it waiting. */
export function MatchActs({ match: { arrival, owners } }: { match: ArrivalToMatch }) {
  const goTo = useGoTo()
  const [asked, setAsked] = useState<Ticket | 'keepWaiting'>()
  const match = useAct(matchArrivalTo, [listUnmatched])
  const keep = useAct(keepArrivalWaiting, [listUnmatched])
  const params = { id: arrival.id }
  const { version } = arrival
  const close = () => setAsked(undefined)
  const settled = { onSuccess: () => goTo('/arrivals') }
  const tickets = owners.flatMap((owner) => owner.tickets.map((ticket) => ({ ...ticket, owner: owner.name })))
  return (
    <div className="kj-stack">
      {tickets.length > 0 && (
        <DeskTable
          caption={texts.tickets}
          rows={tickets}
          rowKey={({ id }) => id}
          columns={[
            { key: 'no', title: texts.ticketNo, card: 'lead', cell: ({ ticketNo }) => ticketNo },
            { key: 'owner', title: texts.candidate, cell: ({ owner }) => owner },
            { key: 'school', title: texts.school, card: 'wide', cell: ({ schoolName }) => schoolName },
            { key: 'major', title: texts.major, card: 'wide', cell: ({ majorName }) => majorName },
            { key: 'state', title: texts.state, cell: ({ stateName }) => stateName },
            {
              key: 'passed',
              title: texts.passed,
              numeric: true,
              cell: ({ passedCourses }) => passedCourses,
            },
            {
              key: 'act',
              title: texts.match,
              card: 'wide',
              cell: (ticket) =>
                ticket.isActive && (
                  <Button
                    size="compact-sm"
                    aria-label={texts.matchOf(ticket.ticketNo)}
                    onClick={() => setAsked(ticket)}
                  >
                    {texts.match}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {owners.some(({ reasons }) => reasons.length > 0) && (
        <div>
          <Button variant="default" onClick={() => setAsked('keepWaiting')}>
            {texts.keepWaiting}
          </Button>
        </div>
      )}
      {asked === 'keepWaiting' && (
        <ActDialog
          title={texts.keepWaitingTitle}
          act={texts.keepWaiting}
          running={keep}
          onCancel={close}
          onConfirm={() => keep.mutate({ params, body: { version } }, settled)}
        >
          <p>{texts.keepWaitingLead}</p>
        </ActDialog>
      )}
      {asked !== undefined && asked !== 'keepWaiting' && (
        <ActDialog
          title={texts.matchTitle(asked.owner, asked.ticketNo)}
          act={texts.match}
          running={match}
          onCancel={close}
          onConfirm={() => match.mutate({ params, body: { version, ticketId: asked.id } }, settled)}
        >
          <p>{texts.matchLead}</p>
        </ActDialog>
      )}
    </div>
  )
}
