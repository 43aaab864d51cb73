import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { portalSession, portalSignOut } from '#contracts/portal.ts'
import { call } from './call.ts'
import { type EarlyReply, takeEarlyReply } from './early-replies.ts'

const HOME = '/api/portal/home'
const early = (more: Partial<EarlyReply> = {}): EarlyReply => ({
  ...{ path: HOME, ticketId: 't1', personId: 'p1', reply: Promise.resolve(new Response('early')) },
  stop: new AbortController(),
  ...more,
})
const asked = (more: Record<string, string> = {}) =>
  new Headers({ 'x-kaoji-person': 'p1', 'x-kaoji-ticket': 't1', ...more })
const take = async (path: string, headers: Headers) => (await takeEarlyReply(path, headers))?.text()

// The document began a second ago, however long this process has run.
beforeEach(() => void vi.spyOn(performance, 'now').mockReturnValue(1_000))
afterEach(() => {
  globalThis.kaojiEarly = undefined
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

test('UX-05 what the document asked for itself is taken once', async () => {
  globalThis.kaojiEarly = [early()]
  expect(await take('/api/portal/session', new Headers())).toBe(undefined)
  expect(await take(HOME, asked())).toBe('early')
  expect(await take(HOME, asked())).toBe(undefined)
})

test('UX-05 a question that names no 准考证 takes an answer about the active one', async () => {
  globalThis.kaojiEarly = [early({ path: '/api/portal/messages' })]
  expect(await take('/api/portal/messages', new Headers({ 'x-kaoji-person': 'p1' }))).toBe('early')
})

test('HOM-01, LOG-07 an answer about another person or 准考证 is not taken', async () => {
  for (const other of [{ 'x-kaoji-person': 'p2' }, { 'x-kaoji-ticket': 't2' }]) {
    globalThis.kaojiEarly = [early()]
    expect(await take(HOME, asked(other))).toBe(undefined)
  }
})

test('UX-05 what failed, was refused or is old is asked for anew by the page', async () => {
  for (const reply of [
    Promise.reject(new TypeError('no network')),
    Promise.resolve(new Response('', { status: 503 })),
  ]) {
    globalThis.kaojiEarly = [early({ reply })]
    expect(await take(HOME, asked())).toBe(undefined)
  }
  globalThis.kaojiEarly = [early()]
  vi.spyOn(performance, 'now').mockReturnValue(15_001)
  expect(await take(HOME, asked())).toBe(undefined)
})

test('HOM-01 who gives an answer up ends the question of the document too', async () => {
  const one = early()
  globalThis.kaojiEarly = [one]
  const asking = new AbortController()
  await takeEarlyReply(HOME, asked(), asking.signal)
  expect(one.stop.signal.aborted).toBe(false)
  asking.abort()
  expect(one.stop.signal.aborted).toBe(true)
})

test('LOG-07, UX-05 an act ends what was asked before it: who has just signed in is not told that nobody is', async () => {
  const sent: string[] = []
  vi.stubGlobal('fetch', async (address: string) => {
    sent.push(address)
    return Response.json({ stage: 'ready', done: true })
  })
  const before = () => [
    {
      path: '/api/portal/session',
      reply: Promise.resolve(Response.json({ stage: 'none' })),
      stop: new AbortController(),
    },
  ]
  globalThis.kaojiEarly = before()
  expect((await call(portalSession)).stage).toBe('none')
  globalThis.kaojiEarly = before()
  await call(portalSignOut)
  expect((await call(portalSession)).stage).toBe('ready')
  expect(sent).toEqual(['/api/portal/sign-out', '/api/portal/session'])
})
