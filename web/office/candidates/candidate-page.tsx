import { useParams } from '@tanstack/react-router'
import { candidateRecord } from '#contracts/office-candidates.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useMay } from '../session.ts'
import { OfficeLink } from '../shell/office-link.tsx'
import { candidatesTexts as texts } from './candidates.texts.ts'
import { RecordScores } from './record-scores.tsx'
import { RevealNumber } from './reveal-number.tsx'

/** ACC-02: the whole record in scope, numbers masked. */
export function CandidatePage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const may = useMay()
  const reply = useReply(candidateRecord, { params: { id } })
  return (
    <Loaded reply={reply}>
      {({ candidate, idType, phoneMasked, accountState, scores }) => (
        <>
          <PageTitle title={candidate.name} product={texts.product} />
          <SectionCard title={texts.title} aside={may('candidate.reveal') && <RevealNumber personId={id} />}>
            <dl className="kj-counts">
              <div>
                <dt>{idType}</dt>
                <dd>{candidate.idNumberMasked}</dd>
              </div>
              <div>
                <dt>{texts.phone}</dt>
                <dd>{phoneMasked ?? '—'}</dd>
              </div>
              <div>
                <dt>{texts.account}</dt>
                <dd>{accountState}</dd>
              </div>
            </dl>
            {candidate.tickets.map((ticket) => (
              <p key={ticket.id}>
                {`${ticket.ticketNo} ${ticket.schoolName} ${ticket.majorCode} ${ticket.majorName} ${ticket.level} ${ticket.state}`}
              </p>
            ))}
          </SectionCard>
          <RecordScores personId={id} scores={scores} />
          <OfficeLink to="/candidates">{texts.back}</OfficeLink>
        </>
      )}
    </Loaded>
  )
}
