import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { candidatePhoto, candidateRecord } from '#contracts/office/candidates.ts'
import { addressOf } from '#web/client/address.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { replyOptions } from '#web/client/queries.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { CandidateSanctions } from '../sanctions/candidate-sanctions.tsx'
import { useMay } from '../session.ts'
import { leadsNowhere } from '../shell/leads-nowhere.ts'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { Facts } from '../ui-facts.tsx'
import { candidatesTexts as texts } from './candidates.texts.ts'
import { RecordApplications } from './record-applications.tsx'
import { RecordCorrections } from './record-corrections.tsx'
import { RecordScores } from './record-scores.tsx'
import { RecordTickets } from './record-tickets.tsx'
import { RevealNumber } from './reveal-number.tsx'
import { OpenWholeRecord } from './support/open-whole-record.tsx'

/** The whole record of a candidate in scope, with masked numbers (ACC-02). */
export function CandidatePage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const may = useMay()
  const isFound = may('candidate.find')
  const reply = useQuery({ ...replyOptions(candidateRecord, { params: { id } }), enabled: isFound })
  if (leadsNowhere(reply.error)) return <NotFoundPage />
  if (!isFound)
    return (
      <>
        <OfficeLink to="/candidates">{texts.back}</OfficeLink>
        <OpenWholeRecord personId={id} />
      </>
    )
  return (
    <>
      <OfficeLink to="/candidates">{texts.back}</OfficeLink>
      <Loaded reply={reply}>
        {({ candidate, idType, phoneMasked, accountState, hasPhoto, scores, applications }) => (
          <>
            <PageTitle title={candidate.name} product={texts.product} />
            <SectionCard
              title={texts.person}
              aside={
                may('candidate.reveal') && <RevealNumber personId={id} hasPhone={Boolean(phoneMasked)} />
              }
            >
              <Facts
                facts={[
                  [texts.idType, idType],
                  [texts.idNumber, candidate.idNumberMasked],
                  [texts.phone, phoneMasked ?? texts.noPhone],
                  [texts.account, accountState],
                ]}
              />
              {hasPhoto && (
                <img
                  className="kj-record-photo"
                  src={addressOf(candidatePhoto, { params: { id } })}
                  width={90}
                  height={120}
                  alt={texts.photo}
                />
              )}
            </SectionCard>
            <RecordTickets tickets={candidate.tickets} />
            <RecordApplications applications={applications} />
            {may('sanction.view') && <CandidateSanctions personId={id} name={candidate.name} />}
            <RecordScores personId={id} scores={scores} />
            {(may('correction.request') || may('correction.approve')) && <RecordCorrections personId={id} />}
          </>
        )}
      </Loaded>
    </>
  )
}
