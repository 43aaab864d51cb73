import type { ImportBatchView } from '#contracts/office/imports.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { publicationsTexts as texts } from './publications.texts.ts'

const COLUMNS: readonly Column<ImportBatchView>[] = [
  {
    key: 'no',
    title: texts.batch,
    card: 'lead',
    cell: ({ id, batchNo }) => <OfficeLink to={`/imports/${id}`}>{texts.batches([batchNo])}</OfficeLink>,
  },
  { key: 'file', title: texts.file, card: 'wide', cell: ({ fileName }) => fileName },
  {
    key: 'rows',
    title: texts.rows,
    numeric: true,
    cell: ({ rowsTotal, rowsSetAside }) => texts.rowsOf(rowsTotal, rowsSetAside),
  },
  { key: 'by', title: texts.appliedBy, cell: ({ appliedBy }) => appliedBy ?? '' },
  { key: 'at', title: texts.appliedAt, card: 'wide', cell: ({ appliedAt }) => <Instant at={appliedAt} /> },
]

interface WaitingBatchesProps {
  batches: readonly ImportBatchView[]
  sittingName: string
}

/** Lists the batches that would be published together if this sitting is proposed. */
export function WaitingBatches({ batches, sittingName }: WaitingBatchesProps) {
  return (
    <DeskTable
      caption={texts.waitingOf(sittingName)}
      columns={COLUMNS}
      rows={batches}
      rowKey={({ id }) => id}
    />
  )
}
