import { useParams } from '@tanstack/react-router'
import { lookAtCashier } from '#contracts/demonstration/cashier.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { fen, yuanOf } from '#rulebook/money/fen.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { cashierTexts as texts } from './cashier.texts.ts'
import { PayForm } from './pay-form.tsx'
import './cashier.css'

/**
 * Where a demonstration pays (PAY-02). It stands outside the portal's frame, as a real provider's page does, and says before
 * anything else that nothing is paid.
 */
export function CashierPage() {
  const { attemptNo } = useParams({ from: '/cashier/$attemptNo' })
  const trade = useReply(lookAtCashier, { params: { attemptNo } })
  return (
    <>
      <aside className="kj-cashier-warning">
        <strong>{texts.warning}</strong>
        <p>{texts.warningMore}</p>
      </aside>
      <main id="main" tabIndex={-1} className="kj-cashier">
        {trade.error && <PageTitle title={texts.notShown} product={texts.warning} />}
        <Loaded reply={trade}>
          {({ state, subject, fen: amount, expiresAt, returnPath }) => (
            <section className="kj-card">
              <PageTitle title={state === 'waiting' ? texts.title : texts.ended} product={texts.warning} />
              <p className="kj-cashier-amount">{texts.yuan(yuanOf(fen(amount)))}</p>
              <dl className="kj-facts">
                <dt>{texts.subject}</dt>
                <dd>{subject}</dd>
                {state === 'waiting' && (
                  <>
                    <dt>{texts.expiresAt}</dt>
                    <dd>{formatInstant(new Date(expiresAt))}</dd>
                  </>
                )}
              </dl>
              {state === 'waiting' ? (
                <PayForm attemptNo={attemptNo} />
              ) : (
                <Notice tone={state === 'paid' ? 'approval' : 'must'}>{texts.states[state]}</Notice>
              )}
              <p className="kj-cashier-acts">
                <a className="kj-link" href={returnPath}>
                  {state === 'waiting' ? texts.giveUp : texts.back}
                </a>
              </p>
            </section>
          )}
        </Loaded>
        {trade.error && (
          // A mistyped or old address knows no way back of its own.
          <p className="kj-cashier-acts">
            <a className="kj-link" href="/orders">
              {texts.toOrders}
            </a>
          </p>
        )}
      </main>
    </>
  )
}
