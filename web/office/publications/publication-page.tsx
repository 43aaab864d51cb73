import { useParams } from '@tanstack/react-router'
import { onePublication } from '#contracts/office/scores/publications.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useMay } from '../session.ts'
import { leadsNowhere } from '../shell/leads-nowhere.ts'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { Facts } from '../ui-facts.tsx'
import { Instant } from '../ui-instant.tsx'
import { courseLines } from './course-lines.ts'
import { CourseTable } from './course-table.tsx'
import { DecideActs, WithdrawAct } from './publication-acts.tsx'
import { PublicationState } from './publication-state.tsx'
import { publicationsTexts, releasedTexts as texts } from './publications.texts.ts'
import { ReleasedBatches } from './released-batches.tsx'
import { useLeftOut } from './use-left-out.ts'

/** What a publication releases, course by course and batch by batch, with the second person's decision (IMP-02). */
export function PublicationPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const reply = useReply(onePublication, { params: { id } })
  if (leadsNowhere(reply.error)) return <NotFoundPage />
  return (
    <>
      <OfficeLink to="/publications">{texts.back}</OfficeLink>
      <Loaded reply={reply}>{(content) => <Content content={content} />}</Loaded>
    </>
  )
}

function Content({ content }: { content: ReplyOf<typeof onePublication> }) {
  const may = useMay()
  const { publication, batches, digest } = content
  const [excluded, toggle] = useLeftOut(publication.id)
  const mayDecide = publication.state === 'proposed' && !publication.mine && may('publication.approve')
  const isOff = publication.state === 'withdrawn' || publication.state === 'refused'
  const gone = batches.flatMap(({ batch }) => (publication.leftOut.includes(batch.batchNo) ? [batch.id] : []))
  const left: ReadonlySet<string> = mayDecide ? excluded : new Set(gone)
  const lines = courseLines(content, left)
  const scores = lines.reduce((sum, line) => sum + line.scores, 0)
  return (
    <>
      <PageTitle
        title={texts.title(publication.sittingName)}
        product={publicationsTexts.product}
        lead={mayDecide ? texts.lead : undefined}
        aside={<PublicationState publication={publication} />}
      />
      <SectionCard title={texts.stand}>
        <div className="kj-stack">
          <Facts
            facts={[
              [
                publicationsTexts.publishAt,
                isOff ? publicationsTexts.neverPublished : <Instant key="at" at={publication.publishAt} />,
              ],
              [texts.scores, publicationsTexts.number(scores)],
              [publicationsTexts.by, publication.proposedBy],
              [publicationsTexts.decidedBy, publication.decidedBy],
              [publicationsTexts.withdrawnBy, publication.withdrawnBy],
              [
                publicationsTexts.withdrawnAt,
                publication.withdrawnAt && <Instant key="withdrawn" at={publication.withdrawnAt} />,
              ],
              [publicationsTexts.note, publication.note, 'wide'],
            ]}
          />
          <WithdrawAct publication={publication} />
        </div>
      </SectionCard>
      <SectionCard title={texts.batches}>
        <p className="kj-soft">{mayDecide ? texts.batchesLead : texts.keptBatchesLead}</p>
        <ReleasedBatches
          publicationId={publication.id}
          batches={batches}
          left={left}
          onToggle={mayDecide ? toggle : undefined}
        />
      </SectionCard>
      <SectionCard title={texts.courses(lines.length)}>
        {lines.length === 0 ? (
          <p className="kj-soft">{texts.none}</p>
        ) : (
          <>
            <p className="kj-soft">{texts.coursesLead}</p>
            <CourseTable lines={lines} />
          </>
        )}
      </SectionCard>
      {mayDecide && (
        <SectionCard title={texts.decide}>
          <DecideActs
            publication={publication}
            digest={digest}
            chosen={batches.filter(({ batch }) => !left.has(batch.id))}
            left={batches.filter(({ batch }) => left.has(batch.id))}
            scores={scores}
          />
        </SectionCard>
      )}
    </>
  )
}
