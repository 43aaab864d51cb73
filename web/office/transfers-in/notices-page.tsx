import { Button } from '@mantine/core'
import { useState } from 'react'
import { listConfirmationNotices, type SchoolNotice } from '#contracts/transfers/office-confirmations.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { NoticeForm } from './notice-form.tsx'
import { modeWords, transfersInTexts as texts } from './transfers-in.texts.ts'

/** 现场确认 notices of each school: published and changed by its registrar (TRI-02). */
export function NoticesPage() {
  const reply = useReply(listConfirmationNotices)
  const [open, setOpen] = useState<SchoolNotice | 'new'>()
  return (
    <>
      <PageTitle
        title={texts.notices}
        product={texts.product}
        lead={
          <>
            {texts.noticesLead} <OfficeLink to="/transfers-in">{texts.back}</OfficeLink>
          </>
        }
      />
      <Loaded reply={reply}>
        {({ notices, more, schools }) => (
          <SectionCard
            title={texts.notices}
            aside={schools.length > 0 && <Button onClick={() => setOpen('new')}>{texts.newNotice}</Button>}
          >
            {more && <p className="kj-soft">{texts.noticesCut(notices.length)}</p>}
            {notices.length === 0 ? (
              <EmptyState title={texts.noticesNone}>{texts.noticesNoneHelp}</EmptyState>
            ) : (
              <DeskTable
                caption={texts.notices}
                columns={[...COLUMNS, changeColumn(setOpen)]}
                rows={notices}
                rowKey={({ id }) => id}
              />
            )}
            {open && (
              <NoticeForm
                notice={open === 'new' ? undefined : open}
                schools={schools}
                onClose={() => setOpen(undefined)}
              />
            )}
          </SectionCard>
        )}
      </Loaded>
    </>
  )
}

const at = (iso: string) => formatInstant(new Date(iso))

const COLUMNS: readonly Column<SchoolNotice>[] = [
  { key: 'school', title: texts.publishedFor, card: 'lead', cell: ({ schoolName }) => schoolName },
  {
    key: 'time',
    title: texts.time,
    card: 'wide',
    cell: ({ opensAt, closesAt }) => texts.timeOf(at(opensAt), at(closesAt)),
  },
  { key: 'mode', title: texts.mode, cell: ({ mode }) => modeWords[mode] },
  { key: 'place', title: texts.place, card: 'wide', cell: ({ place }) => place ?? '' },
  { key: 'words', title: texts.words, card: 'wide', cell: ({ words }) => words },
]

const changeColumn = (onChange: (notice: SchoolNotice) => void): Column<SchoolNotice> => ({
  key: 'change',
  title: texts.acts,
  card: 'wide',
  cell: (notice) =>
    notice.changeable && (
      <Button
        size="compact-sm"
        className="kj-small-act"
        variant="default"
        aria-label={texts.changeOf(notice.schoolName)}
        onClick={() => onChange(notice)}
      >
        {texts.change}
      </Button>
    ),
})
