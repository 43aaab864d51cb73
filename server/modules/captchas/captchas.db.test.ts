import { expect, test } from 'vitest'
import { CAPTCHA_PURPOSES, type CaptchaPurpose } from '#contracts/entrance.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import { sweepExpired } from '#server/retention.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { solveCaptcha, visit } from '#tests/support/visitor.ts'
import { readToken, writeToken } from './captcha-token.ts'
import { requireHuman } from './require-human.ts'

const application = startApplication({ per: 'test' })

/** Whether the captcha is taken for a purpose by somebody at an address. */
function isTaken(proof: { id: string; answer: string }, use: { purpose: CaptchaPurpose; address: string }) {
  const call = {
    actor: { kind: 'nobody' as const },
    origin: { address: use.address, requestId: 'test', agent: '' },
    deadline: deadlineIn(5_000),
  }
  return requireHuman(application.deps, call, { proof, purpose: use.purpose }).then(
    () => true,
    () => false,
  )
}

test('LOG-04 a captcha counts for what it was asked for and for nothing else, and is spent either way', async () => {
  const address = '10.60.0.1'
  for (const purpose of CAPTCHA_PURPOSES)
    for (const other of CAPTCHA_PURPOSES) {
      const proof = await solveCaptcha(visit(application, address), purpose)
      expect([purpose, other, await isTaken(proof, { purpose: other, address })]).toEqual([
        purpose,
        other,
        purpose === other,
      ])
      expect(await isTaken(proof, { purpose, address })).toBe(false)
    }
})

test('LOG-04 a captcha counts from the network that asked for it, and from no other', async () => {
  const use = { purpose: 'sign_in' as const, address: '10.60.1.1' }
  const proof = () => solveCaptcha(visit(application, '10.60.1.1'))
  expect(await isTaken(await proof(), use)).toBe(true)
  expect(await isTaken(await proof(), { ...use, address: '10.60.1.2' })).toBe(false)
  // A subscriber has all of a /64, and a browser may come from another of its addresses.
  const six = await solveCaptcha(visit(application, '2001:db8:1:2::1'))
  expect(await isTaken(six, { ...use, address: '2001:db8:1:2::9' })).toBe(true)
})

async function bitsFrom(address: string): Promise<number> {
  const reply = await visit(application, address).call('POST', '/api/captchas/work', {
    body: { purpose: 'sign_in' },
  })
  return Number(reply.body.bits)
}

test('LOG-04 the more work instead of a picture a network asks for, the dearer it gets; others pay as before', async () => {
  const bits: number[] = []
  for (let one = 0; one < 64; one += 1) bits.push(await bitsFrom('10.60.2.1'))
  expect([bits[0], bits[14], bits[15], bits[31], bits[63]]).toEqual([16, 16, 17, 18, 19])
  expect(await bitsFrom('10.60.2.2')).toBe(16)
  application.clock.advance(10 * 60_000)
  expect(await bitsFrom('10.60.2.1')).toBe(16)
})

test('LOG-04 work that is done for fewer bits than were demanded is not taken', async () => {
  const use = { purpose: 'sign_in' as const, address: '10.60.3.1' }
  const visitor = visit(application, use.address)
  const { body } = await visitor.call('POST', '/api/captchas/work', { body: { purpose: 'sign_in' } })
  const { solveWork } = await import('#rulebook/proof-of-work.ts')
  const task = { salt: String(body.salt), bits: Number(body.bits) }
  const answer = String(await solveWork(task))
  const captcha = readToken(application.deps, String(body.id))
  if (!captcha) throw new Error('not ours')
  // So many that no answer for fewer has them by luck, as one of a thousand would have 26.
  const dearer = writeToken(application.deps, { ...captcha, task: { kind: 'work', bits: 60 } })
  expect(await isTaken({ id: dearer, answer }, use)).toBe(false)
})

test('LOG-04 a captcha whose token was changed anywhere is none, and it uses nothing up', async () => {
  const use = { purpose: 'sign_in' as const, address: '10.60.4.1' }
  const { id: token, answer } = await solveCaptcha(visit(application, use.address))
  const bytes = Buffer.from(token, 'base64url')
  for (const place of bytes.keys()) {
    const changed = Buffer.from(bytes)
    changed[place] = (changed[place] ?? 0) ^ 1
    expect([place, await isTaken({ id: changed.toString('base64url'), answer }, use)]).toEqual([place, false])
  }
  for (const other of ['', 'A', token.slice(0, -4), `${token}AAAA`, '0189b2c4-7f00-7000-8000-000000000001'])
    expect([other, await isTaken({ id: other, answer }, use)]).toEqual([other, false])
  const { rows } = await application.owner.query('select count(*)::int as spent from spent_captchas')
  expect(rows).toEqual([{ spent: 0 }])
  expect(await isTaken({ id: token, answer }, use)).toBe(true)
})

test('LOG-04 what was used stays on record until well after it has run out', async () => {
  const use = { purpose: 'sign_in' as const, address: '10.60.5.1' }
  const proof = await solveCaptcha(visit(application, use.address))
  expect(await isTaken(proof, use)).toBe(true)
  const count = async () => {
    await sweepExpired(application.deps)
    const { rows } = await application.owner.query('select count(*)::int as spent from spent_captchas')
    return rows[0].spent
  }
  application.clock.advance(30 * 60_000)
  // A node whose clock is behind takes it for fresh.
  expect(await count()).toBe(1)
  application.clock.advance(-30 * 60_000)
  expect(await isTaken(proof, use)).toBe(false)
  application.clock.advance(64 * 60_000)
  expect(await count()).toBe(0)
})
