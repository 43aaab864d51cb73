import { afterEach, expect, test, vi } from 'vitest'
import { discardDraft, startDraft, submitDraft } from '#contracts/drafts.ts'
import { portalSignIn } from '#contracts/entrance.ts'
import { addCredential, listCredentials, saveCredential } from '#contracts/evidence.ts'
import { switchTicket } from '#contracts/portal.ts'
import { openAct } from './act-keys.ts'
import { call } from './call.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const id = '00000000-0000-4000-8000-000000000001'

afterEach(() => vi.unstubAllGlobals())

/** A network that answers one after the other; `undefined`: the answer is lost. Tells the keys that were sent. */
function network(...statuses: (number | undefined)[]): (string | null)[] {
  const keys: (string | null)[] = []
  vi.stubGlobal('location', { origin: 'http://localhost' })
  vi.stubGlobal('fetch', async (_address: unknown, { headers }: { headers: Headers }) => {
    keys.push(headers.get('idempotency-key'))
    const status = statuses.shift()
    if (status === undefined) throw new TypeError('network')
    const body = status === 200 ? '{}' : JSON.stringify({ code: 'stale', text: '', reference: '' })
    return new Response(body, { status })
  })
  return keys
}

test('UX-06 an act keeps its key while no answer to it has come, and the next act has another', async () => {
  const keys = network(undefined, 503, 429, 401, 200, 200)
  const save = () => call(saveCredential, { params: { id }, body: { version: 1, fields: { number: '7' } } })
  for (const _ of Array.from({ length: 4 })) await expect(save()).rejects.toThrow()
  await save()
  await save()
  expect(keys[0]).toMatch(UUID)
  expect(new Set(keys.slice(0, 5)).size).toBe(1)
  expect(keys[5]).toMatch(UUID)
  expect(keys[5]).not.toBe(keys[0])
})

test('UX-06 a refusal is an answer: what is tried after it is another act', async () => {
  const keys = network(409, 200)
  await expect(call(submitDraft, { params: { id }, body: { version: 1 } })).rejects.toThrow()
  await call(submitDraft, { params: { id }, body: { version: 1 } })
  expect(keys[1]).not.toBe(keys[0])
})

test('UX-06 what says something else is another act, whoever waits for which answer', async () => {
  const keys = network(undefined, undefined, undefined)
  const of = (type: string) => call(addCredential, { body: { type } })
  for (const type of ['diploma', 'other', 'diploma']) await expect(of(type)).rejects.toThrow()
  expect(keys[1]).not.toBe(keys[0])
  expect(keys[2]).toBe(keys[0])
})

test('UX-06 a photograph is the same as long as it is the same file, wherever it goes', () => {
  const [one, other] = [new Blob(['a']), new Blob(['a'])]
  const keyOf = (file: Blob, to: string) => openAct(addCredential, { params: { id: to }, file })?.key
  expect(keyOf(one, '1')).toBe(keyOf(one, '1'))
  expect(new Set([keyOf(one, '1'), keyOf(other, '1'), keyOf(one, '2')]).size).toBe(3)
})

test('UX-06, HOM-01 back at a 准考证 whose switch was never answered, it is switched to again', async () => {
  const keys = network(undefined, 200, 200)
  const to = (ticketId: string) => call(switchTicket, { body: { ticketId } })
  await expect(to(id)).rejects.toThrow()
  await to('00000000-0000-4000-8000-000000000002')
  await to(id)
  expect(new Set(keys).size).toBe(3)
})

test('UX-06, APP-02 a draft that was begun without an answer and thrown away is begun anew, and what was saved stays the same', async () => {
  const keys = network(undefined, undefined, 200, 200, 200)
  const start = () => call(startDraft, { params: { service: 'exemption' }, body: { noticeVersion: 1 } })
  const save = () => call(saveCredential, { params: { id }, body: { version: 9, fields: {} } })
  await expect(start()).rejects.toThrow()
  await expect(save()).rejects.toThrow()
  await call(discardDraft, { params: { id } })
  await start()
  await save()
  expect(keys[3]).not.toBe(keys[0])
  expect(keys[4]).toBe(keys[1])
})

test('UX-06 what only reads, and what is outside a session, has no key', async () => {
  const keys = network(200, 200)
  await call(listCredentials)
  const captcha = { id, answer: 'a' }
  await call(portalSignIn, { body: { idNumber: '1', password: 'p', captcha } })
  expect(keys).toEqual([null, null])
})

test('UX-06 acts without an answer are not remembered without end', () => {
  const first = openAct(addCredential, { body: { type: 'first' } })?.key
  for (const type of Array.from({ length: 120 }, (_, number) => String(number)))
    openAct(addCredential, { body: { type } })
  expect(openAct(addCredential, { body: { type: 'first' } })?.key).not.toBe(first)
})
