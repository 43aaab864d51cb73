import { Button } from '@mantine/core'
import { useState } from 'react'
import { confirmArrival, listArrivals } from '#contracts/transfers/office-arrivals.ts'
import { type AttendanceRow, attendanceList } from '#contracts/transfers/office-confirmations.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useAct, useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { type Column, ResponsiveTable } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { ActDialog } from '../ui-act-dialog.tsx'
import { modeWords, transfersInTexts as texts } from './transfers-in.texts.ts'

/** The list of attendance for a tablet, and on paper (TRI-02). */
export function AttendancePage() {
  const reply = useReply(attendanceList)
  const [asked, setAsked] = useState<AttendanceRow>()
  const act = useAct(confirmArrival, [attendanceList, listArrivals])
  return (
    <>
      <PageTitle
        title={texts.attendance}
        product={texts.product}
        lead={texts.attendanceLead}
        aside={
          <Button variant="default" onClick={() => window.print()}>
            {texts.print}
          </Button>
        }
      />
      <Loaded reply={reply}>
        {({ notice, expected }) => (
          <SectionCard title={texts.attendance}>
            {notice && (
              <p>
                {texts.timeOf(at(notice.opensAt), at(notice.closesAt))} · {modeWords[notice.mode]}
                {notice.place && ` · ${notice.place}`}
              </p>
            )}
            {expected.length === 0 ? (
              <EmptyState title={texts.attendanceNone}>{texts.attendanceNoneHelp}</EmptyState>
            ) : (
              <ResponsiveTable
                caption={texts.attendance}
                columns={[...COLUMNS, actColumn(setAsked)]}
                rows={expected}
                rowKey={({ id }) => id}
              />
            )}
          </SectionCard>
        )}
      </Loaded>
      {asked && (
        <ActDialog
          title={texts.confirmFor(asked.name)}
          act={texts.confirm}
          running={act}
          onCancel={() => setAsked(undefined)}
          onConfirm={() =>
            act.mutate(
              { params: { id: asked.id }, body: { version: asked.version } },
              { onSuccess: () => setAsked(undefined) },
            )
          }
        >
          <p>
            {asked.idNumberMasked} · {asked.ticketNo}
          </p>
          <p>{texts.confirmHelp}</p>
        </ActDialog>
      )}
    </>
  )
}

const at = (iso: string) => formatInstant(new Date(iso))

const COLUMNS: readonly Column<AttendanceRow>[] = [
  { key: 'name', title: texts.name, card: 'lead', cell: ({ name }) => name },
  { key: 'number', title: texts.idNumber, cell: ({ idNumberMasked }) => idNumberMasked },
  { key: 'ticket', title: texts.ticket, cell: ({ ticketNo }) => ticketNo },
  { key: 'province', title: texts.province, cell: ({ originProvince }) => originProvince },
  { key: 'courses', title: texts.courses, numeric: true, cell: ({ courses }) => courses },
]

const actColumn = (onAsk: (row: AttendanceRow) => void): Column<AttendanceRow> => ({
  key: 'act',
  title: texts.signature,
  card: 'wide',
  cell: (row) =>
    row.state === 'confirmed' ? (
      <StatusBadge tone="approval" word={texts.present} />
    ) : (
      <Button size="md" aria-label={texts.confirmFor(row.name)} onClick={() => onAsk(row)}>
        {texts.confirm}
      </Button>
    ),
})
