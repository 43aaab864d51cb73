import { errorWords } from '#web/client/error-words.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LoadFailure } from '#web/ui/load-failure.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { useMay } from '../session.ts'
import { OfficeLink } from '../shell/office-link.tsx'
import { AuditCard } from './audit-card.tsx'
import { DeadlinesCard } from './deadlines-card.tsx'
import { FirstRoundCard } from './first-round-card.tsx'
import { RoundCard } from './round-card.tsx'
import { startTexts as texts } from './start.texts.ts'
import { useWaiting } from './use-waiting.ts'

/** Lists the work that waits for this person, by grants; each line links to where it is done. */
export function StartPage() {
  const may = useMay()
  const { waiting, error, retry } = useWaiting()
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} />
      {may('setup.view') && <FirstRoundCard />}
      <SectionCard title={texts.waiting}>
        {waiting === undefined && <Skeleton rows={3} />}
        {error && <LoadFailure words={errorWords(error)} onRetry={retry} />}
        {waiting?.length === 0 && !error && (
          <EmptyState title={texts.nothing}>{texts.nothingLead}</EmptyState>
        )}
        <ul className="kj-waiting">
          {waiting?.map(({ words, to, count, more }) => (
            <li key={words}>
              <OfficeLink to={to} className="">
                <span className="kj-waiting-count">{texts.ofAtLeast(count, more)}</span>
                <span>{words}</span>
                <span className="kj-link">{texts.go}</span>
              </OfficeLink>
            </li>
          ))}
        </ul>
      </SectionCard>
      {may('audit.read') && <AuditCard />}
      {may('window.view') && <RoundCard />}
      {may('window.view') && <DeadlinesCard />}
    </>
  )
}
