import { listPublications } from '#contracts/office/scores/publications.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useMay } from '../session.ts'
import { ProposeForm } from './propose-form.tsx'
import { PublicationTable } from './publication-table.tsx'
import { publicationsTexts as texts } from './publications.texts.ts'

/** Shows the waiting batches and the proposed and published publications (IMP-02). */
export function PublicationsPage() {
  const may = useMay()
  const reply = useReply(listPublications)
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      <Loaded reply={reply}>
        {({ publications, more, waiting, sittings }) => (
          <>
            {may('publication.propose') && waiting.length === 0 && (
              <p className="kj-soft">{texts.noneWaiting}</p>
            )}
            {may('publication.propose') &&
              sittings.map((sitting) => {
                const batches = waiting.filter(({ sittingName }) => sittingName === sitting.name)
                return batches.length === 0 ? null : (
                  <ProposeForm key={sitting.id} sitting={sitting} batches={batches} />
                )
              })}
            <SectionCard title={texts.list}>
              {more && <p className="kj-soft">{texts.cut(publications.length)}</p>}
              {publications.length === 0 ? (
                <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
              ) : (
                <PublicationTable publications={publications} />
              )}
            </SectionCard>
          </>
        )}
      </Loaded>
    </>
  )
}
