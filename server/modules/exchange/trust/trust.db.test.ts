import { beforeAll, expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { newKey, SAMPLE } from '#rulebook/transfer-package/package.fixture.ts'
import { signPackage } from '#rulebook/transfer-package/transfer-package.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'
import { openPackage } from '../public.ts'

const application = startApplication()
const given = givenIn(application)
let one: Officer
let other: Officer

beforeAll(async () => {
  one = await given.officer('security_administrator')
  other = await given.officer('security_administrator')
})

const propose = (who: Visitor, publicKey: string, change: object = {}) =>
  who.call('POST', '/api/office/trusted-keys', {
    body: {
      ...{
        installation: SAMPLE.from.installation,
        authority: SAMPLE.from.name,
        province: SAMPLE.from.province,
        publicKey,
        validFrom: '2026-01-01T00:00:00Z',
        proof: '与苏教考函〔2026〕9号逐字核对',
      },
      ...change,
    },
  })
const decide = (who: Visitor, id: unknown, decision = 'agree') =>
  who.call('POST', `/api/office/trusted-keys/${id}/decision`, { body: { decision } })
const end = (who: Visitor, id: unknown, how: string) =>
  who.call('POST', `/api/office/trusted-keys/${id}/end`, { body: { how, reason: '对方来函通知' } })

test('TRO-04 a foreign key is believed when a second person agreed, and until it is retired or revoked', async () => {
  const { key, signer } = newKey()
  const refusalOf = async () => {
    const bytes = signPackage(SAMPLE, signer)
    const verdict = await application.deps.database.read(deadlineIn(5_000), (tx) =>
      openPackage(tx, application.deps, { bytes, wasTakenIn: async () => false }),
    )
    return verdict.kind === 'good' ? 'good' : verdict.refusal
  }
  const { body } = await propose(one, key.publicKey)
  expect(await refusalOf()).toBe('unknown_key')
  expect((await decide(one, body.id)).body.code).toBe('second_person')
  const third = await given.officer('security_administrator')
  const replies = await Promise.all([decide(other, body.id), decide(third, body.id, 'refuse')])
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409])
  if (replies[0].status !== 200) return
  expect(await refusalOf()).toBe('good')
  // Retired: what was signed before holds, and a newer key stands beside it.
  expect((await end(one, body.id, 'retire')).status).toBe(200)
  expect(await refusalOf()).toBe('good')
  expect((await end(one, body.id, 'retire')).body.code).toBe('stale')
  expect((await end(one, body.id, 'revoke')).status).toBe(200)
  expect(await refusalOf()).toBe('revoked_key')
  expect((await propose(one, key.publicKey)).body.code).toBe('key_known')
})

test('TRO-04 a key of no province, of our own, or registered already is refused; a refused one may come again', async () => {
  const { key } = newKey()
  const fieldOf = async (change: object) =>
    ((await propose(one, key.publicKey, change)).body.problems as { field: string }[])[0]?.field
  expect(await fieldOf({ province: '火星省' })).toBe('province')
  expect(await fieldOf({ province: '上海市' })).toBe('province')
  expect(await fieldOf({ installation: 'localhost' })).toBe('installation')
  const { body } = await propose(one, key.publicKey)
  expect((await propose(other, key.publicKey)).body.code).toBe('key_known')
  expect((await decide(other, body.id, 'refuse')).status).toBe(200)
  expect((await propose(other, key.publicKey)).status).toBe(200)
})
