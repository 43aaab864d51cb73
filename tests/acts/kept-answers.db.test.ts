import { expect, test } from 'vitest'
import { sweepExpired } from '#server/retention.ts'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Sent } from './act-cases.ts'
import { newKey, send } from './stage.ts'

const application = startApplication({ per: 'test' })
const ADD: Sent = { method: 'POST', path: '/api/portal/credentials', body: { type: 'other' } }

test('UX-06, LOG-07 what was answered is sealed, and forgotten after a day', async () => {
  const person = await givenIn(application).candidate().enter()
  const { body: added } = await send(person, ADD, newKey())
  const fields = { number: 'IN-CLEAR-20260001' }
  const save: Sent = {
    method: 'PUT',
    path: `/api/portal/credentials/${added.id}`,
    body: { version: 1, fields },
  }
  expect((await send(person, save, newKey())).text).toContain(fields.number)
  const kept = () => application.owner.query<{ text: string }>('select acts::text as text from acts')
  const { rows } = await kept()
  expect(rows).toHaveLength(2)
  const hidden = Buffer.from(fields.number).toString('hex')
  for (const { text } of rows) expect(text.includes(hidden) || text.includes(fields.number)).toBe(false)
  application.clock.advance(23 * 3600_000)
  await sweepExpired(application.deps)
  expect((await kept()).rows.length).toBe(rows.length)
  application.clock.advance(2 * 3600_000)
  await sweepExpired(application.deps)
  expect((await kept()).rows).toEqual([])
})

test('UX-06, OPS-01 an act of before an upgrade, sent again after it, is done once and answered with words', async () => {
  const person = await givenIn(application).candidate().enter()
  const key = newKey()
  expect((await send(person, ADD, key)).status).toBe(200)
  // The route of this version promises more than the one that answered.
  const older = application.deps.cipher.seal('act.reply', JSON.stringify({ done: true }))
  await application.owner.query('update acts set reply_cipher = $1 where key = $2', [older, key])
  const again = await send(person, ADD, key)
  expect(again).toMatchObject({ status: 409, body: { code: 'done_before_upgrade' } })
  const { body } = await person.call('GET', '/api/portal/credentials')
  expect(body.credentials).toHaveLength(1)
})
