import { expect, test } from 'vitest'
import { givenIn } from '#tests/support/given.ts'
import { refundsIn } from '#tests/support/refunds.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
const { paid, request } = refundsIn(application)

async function figures(): Promise<string> {
  const reply = await application.app.http.inject({ url: '/metrics', remoteAddress: '127.0.0.1' })
  expect(reply.statusCode).toBe(200)
  return reply.body
}

const forged = () =>
  application.app.http.inject({
    method: 'POST',
    url: '/api/payment-notices/demonstration',
    headers: { 'content-type': 'application/json' },
    payload: '{}',
  })

test('PAY-02, PAY-03, OPS-01 refused notices are counted by their cause', async () => {
  const count = /kaoji_payment_notices_refused_total\{provider="demonstration",why="signature"\} (\d+)/
  const before = Number(count.exec(await figures())?.[1] ?? 0)
  for (let post = 0; post < 3; post += 1) expect((await forged()).statusCode).toBe(400)
  expect(Number(count.exec(await figures())?.[1])).toBe(before + 3)
})

test('PAY-04, OPS-01 refunds, differences, orders in doubt and providers are shown as they stand', async () => {
  const { fee, orderId } = await paid()
  await request(await given.officer('finance'), fee.id)
  await application.owner.query(
    `insert into bill_differences (id, provider, day, kind, about, attempt_no, transaction_no, state, found_at)
     values (gen_random_uuid(), 'demonstration', '2026-11-20', 'payment_unbilled', $1, 'A', 'X', 'open', now())`,
    [`payment ${orderId}`],
  )
  const text = await figures()
  expect(text).toContain('kaoji_payment_provider_open{provider="demonstration"} 1')
  expect(text).toMatch(/kaoji_money_waiting\{what="refund",state="requested"\} [1-9]/)
  expect(text).toMatch(/kaoji_money_waiting\{what="difference",state="payment_unbilled"\} [1-9]/)
  expect(text).not.toContain(orderId)
})
