import { listCounterPayments } from '#contracts/office/counter-payments.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useMay } from '../session.ts'
import { counterTexts as texts } from './counter.texts.ts'
import { CounterTable } from './counter-table.tsx'
import { DueSearch } from './due-search.tsx'

/** Payments at the counter of the 主考学校: recorded by one, confirmed by another (PAY-05). */
export function CounterPage() {
  const may = useMay()
  const reply = useReply(listCounterPayments)
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      {may('counter.record') && <DueSearch />}
      <Loaded reply={reply}>
        {({ payments, more }) => {
          const waiting = payments.filter(
            ({ state, refund }) => state === 'requested' || refund?.state === 'requested',
          )
          return (
            <SectionCard title={texts.list(waiting.length)}>
              {payments.length === 0 ? (
                <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
              ) : (
                <>
                  {more && <p className="kj-soft">{texts.cut}</p>}
                  <CounterTable caption={texts.list(waiting.length)} payments={payments} />
                </>
              )}
            </SectionCard>
          )
        }}
      </Loaded>
    </>
  )
}
