import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemRandom } from '#kernel/random.ts'
import { fen } from '#rulebook/money/fen.ts'
import { createTestClock, type TestClock } from '#tests/support/test-clock.ts'
import type { RawNotice } from '../payment-provider.ts'
import { type Cashier, createCashier } from './cashier.ts'

let directory: string
let clock: TestClock
let cashier: Cashier
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kaoji-cashier-'))
  clock = createTestClock('2026-11-23T04:00:00.000Z')
  cashier = newCashier()
})
afterEach(() => rm(directory, { recursive: true, force: true }))

/** One more process on the same books. */
function newCashier(): Cashier {
  return createCashier({ directory, clock, random: systemRandom })
}

const FEE = fen(5000)
const NOW = { copies: 1, delayMs: 0 } as const

async function open(attemptNo: string, more: { expiresAt?: Date } = {}): Promise<void> {
  const step = await cashier.provider.create({
    attemptNo,
    fen: FEE,
    subject: '毕业审定费',
    expiresAt: more.expiresAt ?? new Date('2026-11-23T04:30:00.000Z'),
    surface: 'phone',
    payer: { address: '203.0.113.7' },
    returnPath: '/orders',
  })
  expect(step).toEqual({ kind: 'redirect', address: `/cashier/${attemptNo}` })
}

/** The notices that are due, each answered so. */
async function notices(isTaken = true): Promise<RawNotice[]> {
  const sent: RawNotice[] = []
  await cashier.deliver(async (notice) => {
    sent.push(notice)
    return isTaken
  })
  return sent
}

const read = (raw: RawNotice, at = clock.now()) => cashier.provider.readNotice(raw, at)
const noticeOf = (raw: RawNotice | undefined) => {
  const verdict = raw && read(raw)
  return verdict?.kind === 'genuine' ? verdict.notice : verdict
}

test('PAY-02 the cashier tells of a payment by a signed notice, and its books agree', async () => {
  await open('A1')
  expect(await cashier.provider.query('A1')).toEqual({ kind: 'waiting' })
  expect(await cashier.pay('A1', NOW)).toBe('paid')
  const [raw, ...more] = await notices()
  expect(more).toEqual([])
  const state = await cashier.provider.query('A1')
  const paid = { transactionNo: expect.stringMatching(/^D/), fen: 5000, at: clock.now() }
  expect(state).toEqual({ kind: 'paid', paid })
  expect(noticeOf(raw)).toMatchObject({ kind: 'payment', attemptNo: 'A1', paid })
  expect(await notices()).toEqual([])
})

test('PAY-02 a payment made twice at once is one payment', async () => {
  await open('A1')
  const others = Array.from({ length: 8 }, newCashier)
  const ends = await Promise.all(others.map((other) => other.pay('A1', NOW)))
  expect(ends.filter((end) => end === 'paid')).toHaveLength(1)
  expect(ends.filter((end) => end === 'paid_before')).toHaveLength(7)
  expect(await notices()).toHaveLength(1)
})

test('PAY-02 paid and closed at once, one of them is what happened, for both', async () => {
  for (let round = 0; round < 20; round += 1) {
    await open(`A${round}`)
    const [paid, closed] = await Promise.all([
      cashier.pay(`A${round}`, NOW),
      newCashier().provider.close(`A${round}`),
    ])
    expect([paid, closed]).toSatisfy(
      ([one, other]: string[]) => one === other || (one === 'paid' && other === 'paid'),
    )
    expect((await cashier.provider.query(`A${round}`)).kind).toBe(closed)
  }
})

test('PAY-02 a notice can be doubled and delayed, and is repeated with longer pauses until it is taken', async () => {
  await open('A1')
  await cashier.pay('A1', { copies: 2, delayMs: 60_000 })
  expect(await notices()).toEqual([])
  clock.advance(60_000)
  const first = await notices(false)
  expect(first).toHaveLength(2)
  expect(await notices()).toEqual([])
  clock.advance(5_000)
  const again = await notices()
  expect(again.map(noticeOf)).toEqual(first.map(noticeOf))
  expect(again[0]?.headers).not.toEqual(first[0]?.headers)
  clock.advance(86_400_000)
  expect(await notices()).toEqual([])
})

test('PAY-02 a notice with any byte changed, in its body or beside it, is refused', async () => {
  await open('A1')
  await cashier.pay('A1', NOW)
  const [raw] = await notices()
  if (!raw) throw new Error('no notice')
  for (const place of raw.body.keys()) {
    const body = Buffer.from(raw.body)
    body[place] = (body[place] ?? 0) ^ 1
    expect(read({ ...raw, body })).toEqual({ kind: 'refused', why: 'signature' })
  }
  for (const name of ['timestamp', 'nonce', 'signature'].map((part) => `kaoji-cashier-${part}`))
    for (const value of [undefined, '', '1', `${raw.headers[name]}0`])
      expect(read({ ...raw, headers: { ...raw.headers, [name]: value } })).toMatchObject({
        kind: 'refused',
      })
  expect(read(raw, new Date(clock.now().getTime() + 301_000))).toEqual({ kind: 'refused', why: 'clock' })
  expect(read(raw, new Date(clock.now().getTime() + 299_000)).kind).toBe('genuine')
})

test('PAY-02 before anything was signed, nothing is genuine', () => {
  expect(read({ headers: {}, body: Buffer.from('{}') })).toEqual({ kind: 'refused', why: 'signature' })
})

test('PAY-02 after its time, after closing and without a trade nobody pays', async () => {
  await open('A1', { expiresAt: new Date('2026-11-23T04:10:00.000Z') })
  clock.advance(600_000)
  expect(await cashier.pay('A1', NOW)).toBe('expired')
  expect(await cashier.provider.close('A1')).toBe('closed')
  expect(await cashier.pay('A1', NOW)).toBe('closed')
  expect(await cashier.pay('A2', NOW)).toBe('absent')
  expect(await cashier.provider.close('A2')).toBe('absent')
  expect(await cashier.provider.query('A2')).toEqual({ kind: 'absent' })
  expect(await notices()).toEqual([])
})

test('PAY-02 a payment goes back once, whole, and the notice of it is no payment', async () => {
  const { provider } = cashier
  await open('A1')
  const request = { attemptNo: 'A1', refundNo: 'R1', fen: FEE, reason: '重复缴费' }
  expect(await provider.refund(request)).toMatchObject({ kind: 'failed' })
  await cashier.pay('A1', NOW)
  await notices()
  expect(await provider.refund({ ...request, fen: fen(1) })).toMatchObject({ kind: 'failed' })
  expect(await provider.queryRefund(request)).toEqual({ kind: 'absent' })
  const asked = await Promise.all([provider.refund(request), provider.refund({ ...request, refundNo: 'R2' })])
  expect(asked.map(({ kind }) => kind).sort()).toEqual(['accepted', 'failed'])
  const refundNo = asked[0]?.kind === 'accepted' ? 'R1' : 'R2'
  expect(await provider.refund({ ...request, refundNo })).toEqual({ kind: 'accepted' })
  const state = { kind: 'done', fen: 5000, at: clock.now(), refundTransactionNo: expect.any(String) }
  expect(await provider.queryRefund({ attemptNo: 'A1', refundNo })).toEqual(state)
  expect((await notices()).map(noticeOf)).toEqual([
    { kind: 'refund', noticeId: expect.any(String), attemptNo: 'A1', refundNo, state },
  ])
  expect((await provider.query('A1')).kind).toBe('refunded')
})

test('PAY-02 a bill has the payments and refunds of one Beijing day, once it is over', async () => {
  const { provider } = cashier
  await open('A1')
  await open('A2')
  await cashier.pay('A1', NOW)
  expect(await provider.bill('2026-11-23')).toBe('not_yet')
  clock.set('2026-11-23T16:00:00.000Z')
  await provider.refund({ attemptNo: 'A1', refundNo: 'R1', fen: FEE, reason: '重复缴费' })
  const line = { attemptNo: 'A1', transactionNo: expect.any(String), fen: 5000 }
  expect(await provider.bill('2026-11-23')).toEqual([
    { ...line, kind: 'payment', at: new Date('2026-11-23T04:00:00.000Z') },
  ])
  clock.set('2026-11-25T00:00:00.000Z')
  expect(await provider.bill('2026-11-24')).toEqual([
    { ...line, kind: 'refund', refundNo: 'R1', at: new Date('2026-11-23T16:00:00.000Z') },
  ])
  expect(await provider.bill('2026-11-22')).toEqual([])
})

test('PAY-02 what the books hold outlives the process', async () => {
  await open('A1')
  await cashier.pay('A1', { copies: 1, delayMs: 60_000 })
  cashier = newCashier()
  clock.advance(60_000)
  expect((await notices()).map(noticeOf)).toMatchObject([{ kind: 'payment', attemptNo: 'A1' }])
})
