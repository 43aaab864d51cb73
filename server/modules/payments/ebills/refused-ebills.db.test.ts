import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RefusedEbill } from '#contracts/office/payments.ts'
import { createGatewayIssuer } from '#platform/ebill/gateway-issuer.ts'
import type { Deps } from '#server/deps.ts'
import { type EbillPeer, startEbillPeer } from '#tests/ebill-peer/ebill-peer.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { refundsIn } from '#tests/support/refunds.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { followEbill } from './follow-ebill.ts'

const application = startApplication()
const given = givenIn(application)
const { paid } = refundsIn(application)
let peer: EbillPeer
let deps: Deps
let finance: Officer

beforeAll(async () => {
  finance = await given.officer('finance')
  const { clock, random } = application.deps
  peer = await startEbillPeer({ now: () => clock.now().getTime() })
  const ebills = createGatewayIssuer({ gateway: peer.address, secret: peer.secret, clock, random })
  deps = { ...application.deps, ebills }
})
beforeEach(() => {
  peer.mood = 'well'
})
afterAll(() => peer.stop())

const follow = (paymentId: string) => followEbill(deps, { paymentId })

async function refused() {
  const payment = await paid()
  peer.mood = 'refuses'
  await follow(payment.fee.id)
  return payment
}

/** What finance reads of the e-bill of an order. */
async function listed(orderId: string): Promise<RefusedEbill | undefined> {
  const { body } = await finance.call('GET', '/api/office/payments/day')
  return (body.refusedEbills as RefusedEbill[]).find((one) => one.orderId === orderId)
}

const again = (who: Officer, { id, version }: Pick<RefusedEbill, 'id' | 'version'>) =>
  who.call('POST', `/api/office/ebills/${id}/again`, { body: { version } })

async function mustBeListed(orderId: string): Promise<RefusedEbill> {
  const found = await listed(orderId)
  if (!found) throw new Error('the refused e-bill is not shown')
  return found
}

test('PAY-01 finance reads which e-bill was refused and why, mends the code, and has it made at once', async () => {
  const { candidate, fee, orderId } = await refused()
  const found = await mustBeListed(orderId)
  expect(found).toMatchObject({
    ...{ personName: candidate.name, ticketNo: candidate.ticketNo, act: 'issue', fen: 5000 },
    ...{ failure: '项目编码未备案', isAsking: false },
  })
  await application.owner.query("update fees set revenue_code = '103042' where service = 'graduation'")
  expect((await again(finance, found)).status).toBe(200)
  expect(await listed(orderId)).toMatchObject({ isAsking: true, revenueCode: '103042' })
  const { body: day } = await finance.call('GET', '/api/office/payments/day')
  const ebills = day.refusedEbills as RefusedEbill[]
  const toRepeat = ebills.filter(({ isAsking }) => !isAsking).length
  expect(day.ebillsRefused).toEqual({ all: ebills.length, toRepeat })
  const { rows: jobs } = await application.owner.query(
    'select run_at from graphile_worker.jobs where key = $1',
    [`follow ebill ${fee.id}`],
  )
  expect(jobs).toEqual([{ run_at: application.clock.now() }])
  const { rows: entries } = await application.owner.query(
    "select actor_id, person_id from audit_entries where action = 'ebill.repeat' and subject_id = $1",
    [found.id],
  )
  expect(entries).toEqual([{ actor_id: finance.staffId, person_id: candidate.personId }])
  peer.mood = 'well'
  await follow(fee.id)
  expect(await listed(orderId)).toBeUndefined()
  expect(peer.bills.get(found.requestNo)?.request).toMatchObject({ revenueCode: '103042' })
})

test('PAY-01 an e-bill that is refused again is shown again, with a new question to press', async () => {
  const { fee, orderId } = await refused()
  const first = await mustBeListed(orderId)
  await again(finance, first)
  await follow(fee.id)
  const second = await mustBeListed(orderId)
  expect(second).toMatchObject({ isAsking: false, failure: '项目编码未备案' })
  expect(second.version).toBeGreaterThan(first.version)
  // The issuer falls silent: why it refused stays to be read.
  await again(finance, second)
  peer.mood = 'down'
  await follow(fee.id)
  expect(await listed(orderId)).toMatchObject({ failure: '项目编码未备案' })
})

test('PAY-01 pressed five times at once, an e-bill is asked for again once; one that was made is not', async () => {
  const { fee, orderId } = await refused()
  const found = await mustBeListed(orderId)
  const replies = await Promise.all(Array.from({ length: 5 }, () => again(finance, found)))
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409])
  peer.mood = 'well'
  await follow(fee.id)
  const { rows } = await application.owner.query('select version from ebills where id = $1', [found.id])
  const late = await again(finance, { id: found.id, version: rows[0].version })
  expect([late.status, late.body.code]).toEqual([409, 'stale'])
  const nobody = await again(finance, { id: fee.id, version: 1 })
  expect(nobody.status).toBe(404)
})

test('PAY-01, ACC-01 nobody but finance has an e-bill asked for again', async () => {
  const { orderId } = await refused()
  const found = await mustBeListed(orderId)
  for (const role of ['record_supervisor', 'system_administrator'] as const) {
    const other = await given.officer(role)
    expect((await again(other, found)).body.code).toBe('not_permitted')
  }
  expect(await listed(orderId)).toMatchObject({ version: found.version, isAsking: false })
})
