import { Checkbox } from '@mantine/core'
import type { ReleasedBatch } from '#contracts/office/scores/publications.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { kindWords } from '../imports/imports.texts.ts'
import { OfficeLink } from '../shell/office-link.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { publicationsTexts, releasedTexts as texts } from './publications.texts.ts'

interface ReleasedBatchesProps {
  publicationId: string
  batches: readonly ReleasedBatch[]
  /** Batches that are not, or will not be, published. */
  left: ReadonlySet<string>
  /** Only for who may still leave batches out. */
  onToggle?: ((id: string) => void) | undefined
}

/** Lists the batches of a publication with what their checks said, each a link to its scores. */
export function ReleasedBatches({ publicationId, batches, left, onToggle }: ReleasedBatchesProps) {
  const columns: readonly Column<ReleasedBatch>[] = [
    {
      key: 'no',
      title: publicationsTexts.batch,
      card: 'lead',
      cell: ({ batch: { id, batchNo } }) => (
        <OfficeLink to={`/publications/${publicationId}/batches/${id}`} className="kj-link kj-nowrap">
          {publicationsTexts.batches([batchNo])}
        </OfficeLink>
      ),
    },
    {
      key: 'chosen',
      title: publicationsTexts.isChosen,
      cell: ({ batch: { id, batchNo } }) =>
        onToggle ? (
          <Checkbox
            aria-label={publicationsTexts.choose(batchNo)}
            checked={!left.has(id)}
            onChange={() => onToggle(id)}
          />
        ) : (
          left.has(id) && <span className="kj-soft">{texts.left}</span>
        ),
    },
    { key: 'kind', title: publicationsTexts.kind, cell: ({ batch: { kind } }) => kindWords[kind] },
    {
      key: 'school',
      title: publicationsTexts.school,
      cell: ({ batch: { schoolName } }) => schoolName ?? publicationsTexts.authority,
    },
    {
      key: 'scores',
      title: texts.scores,
      numeric: true,
      cell: ({ batch: { rowsTotal } }) => publicationsTexts.number(rowsTotal),
    },
    {
      key: 'candidates',
      title: texts.candidates,
      numeric: true,
      cell: ({ candidates }) => publicationsTexts.number(candidates),
    },
    {
      key: 'applied',
      title: texts.applied,
      card: 'wide',
      cell: ({ batch: { appliedBy, appliedAt } }) => (
        <span>
          {appliedBy} <Instant at={appliedAt} />
        </span>
      ),
    },
    { key: 'remarks', title: texts.remarks, card: 'wide', cell: (row) => <Remarks released={row} /> },
  ]
  // Where nothing is left out and nothing can be, the column would be empty.
  const isBare = !onToggle && !batches.some(({ batch }) => left.has(batch.id))
  return (
    <DeskTable
      caption={texts.batches}
      columns={isBare ? columns.filter(({ key }) => key !== 'chosen') : columns}
      rows={batches}
      rowKey={({ batch }) => batch.id}
    />
  )
}

function Remarks({ released: { batch, setAside } }: { released: ReleasedBatch }) {
  const { rowsSetAside, setAsideReason = '', warnings } = batch
  if (rowsSetAside === 0 && warnings.length === 0) return <span className="kj-soft">{texts.noRemarks}</span>
  return (
    <ul className="kj-list">
      {warnings.map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
      {rowsSetAside > 0 && <li>{texts.aside(rowsSetAside, setAsideReason)}</li>}
      {setAside.map(({ text, rows }) => (
        <li key={text}>{texts.asideBecause(text, rows)}</li>
      ))}
    </ul>
  )
}
