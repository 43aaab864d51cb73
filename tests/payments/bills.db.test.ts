import { describe, expect, test } from 'vitest'
import { paymentTasks } from '#modules/payments/public.ts'
import type { Line } from '../payment-peer/bills.ts'
import { dayOf, yuan } from '../payment-peer/forms.ts'
import { beginAt, pay, type Real, startPaymentProduct } from './payment-product.ts'

const product = startPaymentProduct()
const DAY_MS = 86_400_000

/** A payment of today whose notice came, and the day. */
async function paidToday(provider: Real): Promise<{ day: string; attemptNo: string }> {
  const { attemptNo } = await beginAt(product, provider)
  pay(product, provider, attemptNo)
  await product.peer.post.deliver()
  return { day: dayOf(product.application.clock.now()), attemptNo }
}

const nextDay = (day: string) => dayOf(new Date(new Date(`${day}T12:00:00+08:00`).getTime() + DAY_MS))

/** Eleven o'clock of the morning so many days later. */
function morning(days: number): void {
  const { clock } = product.application
  clock.set(new Date(new Date(`${dayOf(clock.now())}T11:00:00+08:00`).getTime() + days * DAY_MS))
}

const fetchBill = (provider: Real, day: string) =>
  paymentTasks(product.application.deps)['fetch-bill']({ provider, day })

async function kindsOf(day: string): Promise<string[]> {
  const { rows } = await product.application.owner.query<{ kind: string }>(
    "select kind from bill_differences where day = $1 and state <> 'settled' order by kind",
    [day],
  )
  return rows.map(({ kind }) => kind)
}

const PLACES = {
  alipay: { transaction: 0, attempt: 1, amounts: [11, 12] },
  wechat: { transaction: 5, attempt: 6, amounts: [12, 24] },
} as const

describe.each(['alipay', 'wechat'] as const)('%s', (provider) => {
  const { transaction, attempt, amounts } = PLACES[provider]
  const stranger = (line: Line): Line => ({
    ...line,
    cells: line.cells.with(transaction, '9'.repeat(28)).with(attempt, 'f'.repeat(32)),
  })
  const cheaper = (line: Line): Line => ({
    ...line,
    cells: line.cells.map((cell, place) => (amounts.some((one) => one === place) ? yuan(4999) : cell)),
  })
  const wrong: [string, (lines: Line[]) => Line[], string[]][] = [
    ['right', (lines) => lines, []],
    ['a line too many', (lines) => [...lines, ...lines.map(stranger)], ['payment_unknown']],
    ['a line too few', () => [], ['payment_unbilled']],
    ['a line twice', (lines) => [...lines, ...lines], ['line_twice']],
    ['a fen less', (lines) => lines.map(cheaper), ['amount_differs']],
  ]

  test.each(wrong)('PAY-04 a bill with %s: each difference by its name', async (_, change, kinds) => {
    const { day } = await paidToday(provider)
    product.peer[provider].bills.alter(day, change)
    morning(1)
    await fetchBill(provider, day)
    await fetchBill(provider, day)
    expect(await kindsOf(day)).toEqual(kinds)
  })

  test('PAY-04 a line that stands in the bill of another day is one difference there, and none on its own day', async () => {
    const { day } = await paidToday(provider)
    let moved: Line[] = []
    product.peer[provider].bills.alter(day, (lines) => {
      moved = lines
      return []
    })
    product.peer[provider].bills.alter(nextDay(day), () => moved)
    morning(2)
    await fetchBill(provider, day)
    expect(await kindsOf(day)).toEqual(['payment_unbilled'])
    await fetchBill(provider, nextDay(day))
    expect([await kindsOf(day), await kindsOf(nextDay(day))]).toEqual([[], ['other_day']])
  })

  test('PAY-04 a bill that does not come, or comes as a page, is asked for again and concludes nothing', async () => {
    const { day } = await paidToday(provider)
    morning(1)
    for (const kind of ['down', 'html', 'system_error'] as const) {
      product.peer.faults.set(provider, kind === 'html' ? { kind, status: 200 } : { kind })
      await fetchBill(provider, day)
      product.peer.faults.clear()
    }
    const { rows } = await product.application.owner.query('select version from bills where day = $1', [day])
    expect([rows, await kindsOf(day)]).toEqual([[], []])
    await fetchBill(provider, day)
    expect(await kindsOf(day)).toEqual([])
  })
})
