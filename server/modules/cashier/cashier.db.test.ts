import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { fen } from '#rulebook/money/fen.ts'
import { givenIn } from '#tests/support/given.ts'
import { beginPaying, givenPayer, orderOf, stateOf } from '#tests/support/orders.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { visit } from '#tests/support/visitor.ts'
import { postNotices } from './post-notices.ts'

const application = startApplication({ per: 'test' })
const production = startApplication({ mode: 'production', data: 'empty' })

async function open(attemptNo: string): Promise<void> {
  await application.deps.payments.find('demonstration')?.create({
    attemptNo,
    fen: fen(5000),
    subject: '毕业审定费',
    expiresAt: new Date(application.clock.now().getTime() + 1_800_000),
    surface: 'desk',
    payer: { address: '127.0.0.1' },
    returnPath: '/orders',
  })
}

const look = async (attemptNo: string) =>
  (await visit(application).call('GET', `/api/cashier/${attemptNo}`)).body
const pay = async (attemptNo: string, notice = 'now') =>
  (await visit(application).call('POST', `/api/cashier/${attemptNo}/payment`, { body: { notice } })).body

test('PAY-02 the cashier shows what is paid for, takes it once, and shows what became of it', async () => {
  await open('A1')
  expect(await look('A1')).toEqual({
    subject: '毕业审定费',
    fen: 5000,
    state: 'waiting',
    expiresAt: '2026-11-23T04:30:00.000Z',
    returnPath: '/orders',
  })
  const outcomes = await Promise.all(['now', 'twice', 'late'].map((notice) => pay('A1', notice)))
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['paid', 'paid_before', 'paid_before'])
  expect((await look('A1')).state).toBe('paid')
  const request = { attemptNo: 'A1', refundNo: 'R1', fen: fen(5000), reason: '重复缴费' }
  await application.deps.payments.find('demonstration')?.refund(request)
  expect((await look('A1')).state).toBe('refunded')
})

test('PAY-02 what is closed or too late is not paid, and what is not there is not found', async () => {
  await open('A1')
  await open('A2')
  await application.deps.payments.find('demonstration')?.close('A1')
  application.clock.advance(1_800_000)
  expect([await pay('A1'), await pay('A2')]).toEqual([{ outcome: 'closed' }, { outcome: 'expired' }])
  expect([(await look('A1')).state, (await look('A2')).state]).toEqual(['closed', 'expired'])
  expect((await look('A3')).code).toBe('not_found')
  expect((await pay('A3')).code).toBe('not_found')
})

test('PAY-02 production has no cashier and no provider that takes no money', async () => {
  const visitor = visit(production)
  expect((await visitor.call('GET', '/api/cashier/A1')).body.code).toBe('not_found')
  const paid = await visitor.call('POST', '/api/cashier/A1/payment', { body: { notice: 'now' } })
  expect(paid.body.code).toBe('not_found')
  expect(production.deps.payments.find('demonstration')).toBeUndefined()
  expect(production.deps.payments.offered('desk')).toEqual([])
})

test('PAY-02 what is paid at the cashier reaches the order over HTTP, by the product’s own door', async () => {
  const payer = await givenPayer(application, givenIn(application))
  const orderId = await orderOf(payer)
  await pay(await beginPaying(payer.person, orderId), 'twice')
  await application.app.http.listen({ host: '127.0.0.1', port: 0 })
  await expect.poll(() => stateOf(payer, orderId)).toBe('paid')
})

test('PAY-02 a notice is posted over HTTP where the process listens, until the answer is 200', async () => {
  await open('A1')
  await pay('A1')
  const http = Fastify()
  http.removeAllContentTypeParsers()
  http.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body)
  })
  const verdicts: unknown[] = []
  http.post('/api/payment-notices/demonstration', (request, reply) => {
    const raw = { headers: request.headers as Record<string, string>, body: request.body as Buffer }
    const provider = application.deps.payments.find('demonstration')
    verdicts.push(provider?.readNotice(raw, application.clock.now()))
    application.clock.advance(5_000)
    return reply.code(verdicts.length === 1 ? 500 : 200).send('')
  })
  postNotices(http, application.deps)
  await http.listen({ host: '127.0.0.1', port: 0 })
  await expect.poll(() => verdicts).toHaveLength(2)
  await http.close()
  const genuine = { kind: 'genuine', notice: { kind: 'payment', attemptNo: 'A1', paid: { fen: 5000 } } }
  expect(verdicts).toMatchObject([genuine, genuine])
  const left: unknown[] = []
  application.clock.advance(86_400_000)
  await application.deps.cashier?.deliver(async (notice) => left.push(notice) > 0)
  expect(left).toEqual([])
})
