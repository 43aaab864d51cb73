import { Button } from '@mantine/core'
import { useState } from 'react'
import {
  type AttendanceRow,
  attendanceList,
  attendancePaper,
  attendanceSheet,
} from '#contracts/transfers/attendance.ts'
import { confirmArrival, listArrivals } from '#contracts/transfers/office-arrivals.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { FileButton } from '#web/client/file-button.tsx'
import { Loaded } from '#web/client/loaded.tsx'
import { useAct, useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { type Column, ResponsiveTable } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
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
        lead={
          <>
            {texts.attendanceLead} <OfficeLink to="/transfers-in">{texts.back}</OfficeLink>
          </>
        }
      />
      <Loaded reply={reply}>
        {({ notice, expected, all, present }) => (
          <SectionCard title={texts.expected(all, present)}>
            <div className="kj-stack">
              {notice ? (
                <p>
                  {texts.timeOf(at(notice.opensAt), at(notice.closesAt))} · {modeWords[notice.mode]}
                  {notice.place && ` · ${notice.place}`}
                </p>
              ) : (
                expected.length > 0 && <Notice tone="must">{texts.noNotice}</Notice>
              )}
              {expected.length > 0 && (
                <div className="kj-row">
                  <FileButton contract={attendancePaper} input={[]}>
                    {texts.toPaper}
                  </FileButton>
                  <FileButton contract={attendanceSheet} input={[]}>
                    {texts.toSheet}
                  </FileButton>
                </div>
              )}
              {expected.length < all && <Notice tone="must">{texts.expectedMore(expected.length)}</Notice>}
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
            </div>
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

const isPresent = ({ state }: AttendanceRow) => state === 'confirmed'
const at = (iso: string) => formatInstant(new Date(iso))

const COLUMNS: readonly Column<AttendanceRow>[] = [
  {
    key: 'name',
    title: texts.name,
    card: 'lead',
    cell: ({ name }) => <span className="kj-nowrap">{name}</span>,
  },
  // Two lines in one column: a tablet held upright has no room for two columns.
  {
    key: 'numbers',
    title: texts.numbers,
    card: 'wide',
    cell: ({ idNumberMasked, ticketNo }) => (
      <div className="kj-nowrap">
        <div>{idNumberMasked}</div>
        <div>{ticketNo}</div>
      </div>
    ),
  },
  {
    key: 'origin',
    title: texts.provinceAndCourses,
    card: 'wide',
    cell: ({ originProvince, courses }) => texts.originOf(originProvince, courses),
  },
]

const actColumn = (onAsk: (row: AttendanceRow) => void): Column<AttendanceRow> => ({
  key: 'act',
  title: texts.presence,
  card: 'wide',
  cell: (row) =>
    isPresent(row) ? (
      <StatusBadge tone="approval" word={texts.present} />
    ) : (
      <Button size="md" aria-label={texts.confirmFor(row.name)} onClick={() => onAsk(row)}>
        {texts.confirm}
      </Button>
    ),
})
