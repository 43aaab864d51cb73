import { listSanctions } from '#contracts/office/sanctions.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { SanctionTable } from './sanction-table.tsx'
import { sanctionsTexts as texts } from './sanctions.texts.ts'

/** Lists the sanctions that wait for a second person, and all others (AUD-02). */
export function SanctionsPage() {
  const reply = useReply(listSanctions)
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      <Loaded reply={reply}>
        {({ sanctions, more }) => {
          const isWaiting = (state: string) => state === 'requested' || state === 'revocation_asked'
          const waiting = sanctions.filter(({ state }) => isWaiting(state))
          const others = sanctions.filter(({ state }) => !isWaiting(state))
          return (
            <>
              <SectionCard title={texts.waiting(waiting.length)}>
                {waiting.length === 0 ? (
                  <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
                ) : (
                  <SanctionTable
                    caption={texts.waiting(waiting.length)}
                    sanctions={waiting}
                    about="everybody"
                  />
                )}
              </SectionCard>
              {others.length > 0 && (
                <SectionCard title={texts.others}>
                  {more && <p className="kj-soft">{texts.cut(others.length)}</p>}
                  <SanctionTable caption={texts.others} sanctions={others} about="everybody" />
                </SectionCard>
              )}
            </>
          )
        }}
      </Loaded>
    </>
  )
}
