import { listRecoveryRequests } from '#contracts/office-candidates.ts'
import { listImports } from '#contracts/office-imports.ts'
import { listCorrections, listPublications } from '#contracts/office-scores.ts'
import { useReply } from '#web/client/queries.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useMay } from '../session.ts'
import { OfficeLink } from '../shell/office-link.tsx'
import { startTexts as texts } from './start.texts.ts'

/** What waits for this person, by grants; each line leads to where it is done. */
export function StartPage() {
  const may = useMay()
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} />
      <SectionCard title={texts.waiting}>
        {may('import.apply') && <WaitingImports />}
        {(may('publication.propose') || may('publication.approve')) && <WaitingPublications />}
        {may('correction.approve') && <WaitingCorrections />}
        {may('recovery.decide') && <WaitingRecoveries />}
        <p className="kj-soft">{texts.nothingLead}</p>
      </SectionCard>
    </>
  )
}

function Waiting({ count, words, to }: { count: number; words: (count: number) => string; to: string }) {
  if (count === 0) return null
  return (
    <p>
      <OfficeLink to={to}>{words(count)}</OfficeLink>
    </p>
  )
}

function WaitingImports() {
  const { data } = useReply(listImports)
  const count = data?.batches.filter(({ state }) => state === 'checked').length ?? 0
  return <Waiting count={count} words={texts.imports} to="/imports" />
}

function WaitingPublications() {
  const may = useMay()
  const { data } = useReply(listPublications)
  const open = data?.publications.filter(({ state, mine }) => state === 'proposed' && !mine).length ?? 0
  return (
    <>
      {may('publication.propose') && (
        <Waiting count={data?.waiting.length ?? 0} words={texts.publish} to="/publications" />
      )}
      {may('publication.approve') && <Waiting count={open} words={texts.publications} to="/publications" />}
    </>
  )
}

function WaitingCorrections() {
  const { data } = useReply(listCorrections)
  const count = data?.corrections.filter(({ state, mine }) => state === 'requested' && !mine).length ?? 0
  return <Waiting count={count} words={texts.corrections} to="/corrections" />
}

function WaitingRecoveries() {
  const { data } = useReply(listRecoveryRequests)
  return <Waiting count={data?.requests.length ?? 0} words={texts.recovery} to="/recovery" />
}
