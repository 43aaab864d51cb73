import type { PublicationView } from '#contracts/office/scores/publications.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { useMay } from '../session.ts'
import { OfficeLink } from '../shell/office-link.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { WithdrawAct } from './publication-acts.tsx'
import { PublicationState } from './publication-state.tsx'
import { publicationsTexts as texts } from './publications.texts.ts'

const COLUMNS: readonly Column<PublicationView>[] = [
  {
    key: 'sitting',
    title: texts.sitting,
    card: 'lead',
    cell: ({ id, sittingName, batchNos }) => (
      <span>
        <OfficeLink to={`/publications/${id}`} className="kj-link kj-nowrap">
          {sittingName}
        </OfficeLink>{' '}
        <span className="kj-soft">{texts.batches(batchNos)}</span>
      </span>
    ),
  },
  { key: 'state', title: texts.state, card: 'wide', cell: (row) => <PublicationState publication={row} /> },
  {
    key: 'at',
    title: texts.publishAt,
    card: 'wide',
    cell: ({ state, publishAt }) =>
      // What nobody published has no time of publication: the one that was asked for never came.
      state === 'withdrawn' || state === 'refused' ? texts.neverPublished : <Instant at={publishAt} />,
  },
  { key: 'scores', title: texts.scores, numeric: true, cell: ({ scores }) => texts.number(scores) },
  {
    key: 'candidates',
    title: texts.candidates,
    numeric: true,
    cell: ({ candidates }) => texts.number(candidates),
  },
  { key: 'by', title: texts.by, cell: ({ proposedBy }) => proposedBy },
  {
    key: 'decided',
    title: texts.decidedBy,
    cell: ({ decidedBy, withdrawnBy }) => (
      <>
        {decidedBy}
        {withdrawnBy && <div className="kj-soft kj-nowrap">{texts.withdrawnIs(withdrawnBy)}</div>}
      </>
    ),
  },
  { key: 'note', title: texts.note, card: 'wide', cell: (row) => noteWords(row) },
  { key: 'acts', title: texts.acts, card: 'wide', cell: (row) => <RowActs publication={row} /> },
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

function noteWords({ leftOut, note = '' }: PublicationView): string {
  return leftOut.length === 0 ? note : texts.leftOutBecause(leftOut, note)
}

/** The decision is made where the content is shown. */
function RowActs({ publication }: { publication: PublicationView }) {
  const may = useMay()
  const { id, state, mine } = publication
  const mayDecide = state === 'proposed' && !mine && may('publication.approve')
  return (
    <div className="kj-row">
      {state === 'proposed' && mine && <span className="kj-soft kj-nowrap">{texts.mine}</span>}
      <OfficeLink to={`/publications/${id}`} className="kj-link kj-nowrap">
        {mayDecide ? texts.review : texts.open}
      </OfficeLink>
      <WithdrawAct publication={publication} />
    </div>
  )
}
