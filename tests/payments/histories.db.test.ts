import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tracesOf } from '../support/orders.ts'
import { History } from './history-run.ts'
import { history } from './history-steps.ts'
import { startPaymentProduct } from './payment-product.ts'

/** `KAOJI_HISTORIES=1000 npm test -- tests/payments/histories` tries a thousand; another `KAOJI_HISTORY_SEED`, others. */
const numRuns = Number(process.env.KAOJI_HISTORIES ?? 5)
const seed = Number(process.env.KAOJI_HISTORY_SEED ?? 20261127)

const product = startPaymentProduct()

/** What we wrote down as paid, in the words of the peer's books. */
async function ourPayments(applicationId: string) {
  const { rows } = await product.application.owner.query<{ said: string; purpose: 'fee' | 'extra' }>(
    `select p.channel || ' ' || p.transaction_no || ' ' || p.fen as said, p.purpose
     from payments p join payment_orders o on o.id = p.order_id where o.application_id = $1`,
    [applicationId],
  )
  return rows
}

async function ordersOf(applicationId: string): Promise<string[]> {
  const { rows } = await product.application.owner.query<{ state: string }>(
    'select state from payment_orders where application_id = $1',
    [applicationId],
  )
  return rows.map(({ state }) => state)
}

test('PAY-03 after any history the books agree to the fen, nothing pays twice, and no paid order is lost', {
  timeout: 60_000 + numRuns * 10_000,
}, async () => {
  const property = fc.asyncProperty(history, async (steps) => {
    const past = await History.begin(product)
    for (const step of steps) await past.take(step)
    await past.settle()
    const { applicationId } = past.payer
    const ours = await ourPayments(applicationId)
    const numbers = new Set(past.attempts.map(({ attemptNo }) => attemptNo))
    const theirs = product.peer.books.payments.filter(({ outTradeNo }) => numbers.has(outTradeNo))
    const words = theirs.map(({ provider, transactionNo, fen }) => `${provider} ${transactionNo} ${fen}`)
    expect(ours.map(({ said }) => said).toSorted()).toEqual(words.toSorted())
    const fees = ours.filter(({ purpose }) => purpose === 'fee').length
    expect(fees).toBe(Math.min(1, theirs.length))
    const states = await ordersOf(applicationId)
    expect(states.filter((state) => state === 'paid')).toHaveLength(fees)
    expect(states.filter((state) => state === 'open' || state === 'closing')).toEqual([])
    expect(await tracesOf(product.application, past.payer)).toMatchObject({ messages: fees, receipts: fees })
  })
  await fc.assert(property, { seed, numRuns, endOnFailure: true })
})
