import { beforeAll, expect, test } from 'vitest'
import { isAct } from '#contracts/route.ts'
import { imageBody, photograph } from '#tests/support/applicant.ts'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'
import { ACT_CASES, type Sent } from './act-cases.ts'
import { effectOf, newKey, send } from './stage.ts'

const application = startApplication()
const ROUTES = Object.keys(ACT_CASES)
const ADD: Sent = { method: 'POST', path: '/api/portal/credentials', body: { type: 'other' } }
const given = givenIn(application)

const somebody = () => given.candidate().enter()

// Open connections: who has to wait for one does not race.
beforeAll(async () => {
  const one = await somebody()
  await Promise.all(Array.from({ length: 8 }, () => one.call('GET', '/api/portal/session')))
})

async function prepare(route: string): Promise<{ person: Visitor; sent: Sent }> {
  const person = await somebody()
  const sent = await ACT_CASES[route]?.(person, application)
  if (!sent) throw new Error(route)
  return { person, sent }
}

test('UX-06 every route with which a candidate changes something is tried here', () => {
  const acts = application.app.mounted.filter(isAct).map(({ id }) => id)
  expect(acts.sort()).toEqual([...ROUTES].sort())
  expect(acts.length).toBeGreaterThanOrEqual(14)
})

test.each(ROUTES)(
  'UX-06 %s: sent again it is answered alike and not done again, and at once it is done once',
  async (route) => {
    const { person, sent } = await prepare(route)
    const key = newKey()
    const answers: string[] = []
    const act = async () => {
      const { status, text } = await send(person, sent, key)
      answers.push(`${status} ${text}`)
    }
    const effect = await effectOf(application, act)
    expect(await effectOf(application, act)).toEqual({})
    expect(answers[0]).toMatch(/^200 /)
    expect(answers[1]).toBe(answers[0])

    const other = await prepare(route)
    const otherKey = newKey()
    const raced = await effectOf(application, async () => {
      const answers = await Promise.all([1, 2, 3].map(() => send(other.person, other.sent, otherKey)))
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    })
    expect(raced).toEqual(effect)
  },
  60_000,
)

test('UX-06 a key that stands for another act is refused in words, and nothing is done', async () => {
  const person = await somebody()
  const key = newKey()
  const added = await send(person, ADD, key)
  const path = `/api/portal/credentials/${added.body.id}`
  const others: Sent[] = [
    { ...ADD, body: { type: 'diploma' } },
    { method: 'DELETE', path },
    { method: 'PUT', path, body: { version: 1, fields: {} } },
  ]
  for (const other of others) {
    const effect = await effectOf(application, async () => {
      const { status, body } = await send(person, other, key)
      expect([status, body.code]).toEqual([409, 'key_reused'])
      expect(body.text).toContain('没有执行')
    })
    expect(effect).toEqual({})
  }
})

test('UX-06, EVI-03 a photograph under the key of another is refused, and so is the same one for another credential', async () => {
  const person = await somebody()
  const ids = [await send(person, ADD, newKey()), await send(person, ADD, newKey())].map(
    ({ body }) => body.id,
  )
  const photo = async (id: unknown, number: number): Promise<Sent> => ({
    method: 'POST',
    path: `/api/portal/credentials/${id}/images`,
    ...imageBody(await photograph(number)),
  })
  const key = newKey()
  expect((await send(person, await photo(ids[0], 1), key)).status).toBe(200)
  for (const other of [await photo(ids[0], 2), await photo(ids[1], 1)])
    expect((await send(person, other, key)).body.code).toBe('key_reused')
})

test('UX-06 the key of another person is just a key: everybody gets what they did themselves', async () => {
  const key = newKey()
  const [one, other] = [await send(await somebody(), ADD, key), await send(await somebody(), ADD, key)]
  expect([one.status, other.status]).toEqual([200, 200])
  expect(other.body.id).not.toBe(one.body.id)
})

test('UX-06 an act without a key, or with something else in its place, is refused in words', async () => {
  const person = await somebody()
  for (const route of application.app.mounted.filter(isAct)) {
    const path = route.path.replace(/:\w+/, newKey())
    for (const key of ['', 'one', `${newKey()}0`]) {
      const { status, body } = await send(person, { method: route.method as 'POST', path }, key)
      expect([route.id, status, body.code]).toEqual([route.id, 400, 'key_missing'])
      expect(body.text).toContain('刷新')
    }
  }
})

test('UX-06 a refusal leaves nothing behind: the same act is judged again when it is sent again', async () => {
  const person = await somebody()
  const { body: added } = await send(person, ADD, newKey())
  const path = `/api/portal/credentials/${added.id}`
  const save: Sent = { method: 'PUT', path, body: { version: 2, fields: {} } }
  const key = newKey()
  expect((await send(person, save, key)).body.code).toBe('stale')
  expect((await send(person, { ...save, body: { version: 1, fields: {} } }, newKey())).body.version).toBe(2)
  expect((await send(person, save, key)).body.version).toBe(3)
})
