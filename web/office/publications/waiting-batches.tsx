import { Checkbox } from '@mantine/core'
import type { ImportBatchView } from '#contracts/office/imports.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { kindWords } from '../imports/imports.texts.ts'
import { OfficeLink } from '../shell/office-link.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { publicationsTexts as texts } from './publications.texts.ts'

const COLUMNS: readonly Column<ImportBatchView>[] = [
  {
    key: 'no',
    title: texts.batch,
    card: 'lead',
    cell: ({ id, batchNo }) => (
      <span className="kj-nowrap">
        <OfficeLink to={`/imports/${id}`}>{texts.batches([batchNo])}</OfficeLink>
      </span>
    ),
  },
  { key: 'kind', title: texts.kind, cell: ({ kind }) => kindWords[kind] },
  {
    key: 'school',
    title: texts.school,
    card: 'wide',
    cell: ({ schoolName }) => schoolName ?? texts.authority,
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
  /** The batches that are not to be published. */
  left: ReadonlySet<string>
  onToggle: (id: string) => void
}

/** Lists the batches that wait for a publication of this sitting, each to be chosen or left. */
export function WaitingBatches({ batches, sittingName, left, onToggle }: WaitingBatchesProps) {
  const choice: Column<ImportBatchView> = {
    key: 'chosen',
    title: texts.isChosen,
    cell: ({ id, batchNo }) => (
      <Checkbox aria-label={texts.choose(batchNo)} checked={!left.has(id)} onChange={() => onToggle(id)} />
    ),
  }
  return (
    <DeskTable
      caption={texts.waitingOf(sittingName)}
      columns={[...COLUMNS.slice(0, 1), choice, ...COLUMNS.slice(1)]}
      rows={batches}
      rowKey={({ id }) => id}
    />
  )
}
