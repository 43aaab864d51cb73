import { listPublications, type PublicationView } from '#contracts/office-scores.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { type Column, ResponsiveTable } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { useMay } from '../session.ts'
import { ProposeForm } from './propose-form.tsx'
import { PublicationActs } from './publication-acts.tsx'
import { publicationStateWords, publicationsTexts as texts } from './publications.texts.ts'

const COLUMNS: readonly Column<PublicationView>[] = [
  {
    key: 'sitting',
    title: texts.sitting,
    card: 'lead',
    cell: (row) => `${row.sittingName} ${texts.batches(row.batchNos)}`,
  },
  { key: 'state', title: texts.state, cell: (row) => <State publication={row} /> },
  { key: 'at', title: texts.publishAt, cell: ({ publishAt }) => formatInstant(new Date(publishAt)) },
  { key: 'scores', title: texts.scores, numeric: true, cell: ({ scores }) => scores },
  { key: 'candidates', title: texts.candidates, numeric: true, cell: ({ candidates }) => candidates },
  { key: 'by', title: texts.by, cell: ({ proposedBy }) => proposedBy },
  { key: 'decided', title: texts.decidedBy, cell: ({ decidedBy }) => decidedBy ?? '' },
  { key: 'acts', title: texts.acts, card: 'wide', cell: (row) => <PublicationActs publication={row} /> },
]

function State({ publication }: { publication: PublicationView }) {
  const shown = publicationStateWords[publication.released ? 'released' : publication.state]
  return shown ? <StatusBadge tone={shown.tone} word={shown.word} /> : null
}

/** IMP-02: what waits, what was proposed, and what is out. */
export function PublicationsPage() {
  const may = useMay()
  const reply = useReply(listPublications)
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      <Loaded reply={reply}>
        {({ publications, waiting, sittings }) => (
          <>
            {may('publication.propose') && (
              <SectionCard title={texts.waiting}>
                {waiting.length === 0 && (
                  <EmptyState title={texts.noneWaiting}>{texts.noneWaitingLead}</EmptyState>
                )}
                {sittings.map((sitting) => {
                  const batchNos = waiting
                    .filter(({ sittingName }) => sittingName === sitting.name)
                    .map(({ batchNo }) => batchNo)
                  return batchNos.length === 0 ? null : (
                    <ProposeForm key={sitting.id} sitting={sitting} batchNos={batchNos} />
                  )
                })}
              </SectionCard>
            )}
            <SectionCard title={texts.list}>
              {publications.length === 0 ? (
                <EmptyState title={texts.none} />
              ) : (
                <ResponsiveTable
                  caption={texts.list}
                  columns={COLUMNS}
                  rows={publications}
                  rowKey={({ id }) => id}
                  dense
                />
              )}
            </SectionCard>
          </>
        )}
      </Loaded>
    </>
  )
}
