import type { PublicationView } from '#contracts/office/scores.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { PublicationActs } from './publication-acts.tsx'
import { publicationStateWords, publicationsTexts as texts } from './publications.texts.ts'

const COLUMNS: readonly Column<PublicationView>[] = [
  {
    key: 'sitting',
    title: texts.sitting,
    card: 'lead',
    cell: ({ sittingName, batchNos }) => (
      <span>
        <span className="kj-nowrap">{sittingName}</span>{' '}
        <span className="kj-soft">{texts.batches(batchNos)}</span>
      </span>
    ),
  },
  { key: 'state', title: texts.state, card: 'wide', cell: (row) => <State publication={row} /> },
  {
    key: 'at',
    title: texts.publishAt,
    card: 'wide',
    cell: ({ publishAt }) => <Instant at={publishAt} />,
  },
  { key: 'scores', title: texts.scores, numeric: true, cell: ({ scores }) => scores },
  { key: 'candidates', title: texts.candidates, numeric: true, cell: ({ candidates }) => candidates },
  { key: 'by', title: texts.by, cell: ({ proposedBy }) => proposedBy },
  { key: 'decided', title: texts.decidedBy, cell: ({ decidedBy }) => decidedBy ?? '' },
  { key: 'note', title: texts.note, card: 'wide', cell: ({ note }) => note ?? '' },
  { key: 'acts', title: texts.acts, card: 'wide', cell: (row) => <PublicationActs publication={row} /> },
]

/** Lists proposed and published publications with the acts on each (IMP-02). */
export function PublicationTable({ publications }: { publications: readonly PublicationView[] }) {
  return (
    <DeskTable
      choosable="publications"
      caption={texts.list}
      columns={COLUMNS}
      rows={publications}
      rowKey={({ id }) => id}
    />
  )
}

function State({ publication }: { publication: PublicationView }) {
  const shown = publicationStateWords[publication.released ? 'released' : publication.state]
  return shown ? <StatusBadge tone={shown.tone} word={shown.word} /> : null
}
