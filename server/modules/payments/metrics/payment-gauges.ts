import { Gauge, type Registry } from 'prom-client'
import { PROVIDERS } from '#contracts/payments/order.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import type { Deps } from '#server/deps.ts'
import { countOpenMoney } from './open-money.store.ts'

const LIMIT_MS = 2_000

/** OPS-01, PAY-02, PAY-04: shows which providers rest and what money waits for somebody, as it is at the moment of asking. */
export function registerPaymentGauges(
  registry: Registry,
  { payments, database, log }: Pick<Deps, 'payments' | 'database' | 'log'>,
): void {
  const registers = [registry]
  new Gauge({
    name: 'kaoji_payment_provider_open',
    help: '1: payments are taken through the provider; 0: it rests after failing again and again',
    labelNames: ['provider'],
    registers,
    collect() {
      this.reset()
      for (const name of PROVIDERS) {
        const provider = payments.find(name)
        if (provider) this.set({ provider: name }, provider.isOpen() ? 1 : 0)
      }
    },
  })
  new Gauge({
    name: 'kaoji_money_waiting',
    help: 'Refunds that have not ended, differences of bills that nobody settled, orders without the last word of their provider, e-bills in work',
    labelNames: ['what', 'state'],
    registers,
    async collect() {
      this.reset()
      try {
        const rows = await database.read(deadlineIn(LIMIT_MS), countOpenMoney)
        for (const { what, state, count } of rows) this.set({ what, state }, count)
      } catch (error) {
        // The other figures are of use while the database is away.
        log.warn('metrics-without-money', { error: error instanceof Error ? error.name : '' })
      }
    },
  })
}
