import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isSameContent } from './same-content.ts'
import { type Kept, makeSaver, type SaverPorts } from './saver.ts'

type Kind = ReturnType<SaverPorts<string>['kindOf']>

/** A server that stores one value with its version, and can be made to fail before or after it has stored it. */
function makeServer() {
  const server = {
    kept: { value: 'a', version: 1 } as Kept<string>,
    failures: [] as { kind: Kind; isKept: boolean }[],
    saves: [] as string[],
  }
  const ports: SaverPorts<string> = {
    kindOf: (error) => (error as Error).message as Kind,
    load: async () => ({ ...server.kept }),
    save: async ({ value, version }) => {
      server.saves.push(value)
      const failure = server.failures.shift()
      if (failure && !failure.isKept) throw new Error(failure.kind)
      if (version !== server.kept.version) throw new Error('stale')
      server.kept = { value, version: version + 1 }
      if (failure) throw new Error(failure.kind)
      return server.kept
    },
  }
  return { server, ports }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('APP-02 what is typed is sent once, a second after the last key', async () => {
  const { server, ports } = makeServer()
  const saver = makeSaver(server.kept, ports)
  for (const value of ['ab', 'abc']) {
    saver.change(value)
    await vi.advanceTimersByTimeAsync(900)
  }
  expect(server.saves).toEqual([])
  expect(saver.state().status).toBe('saving')
  await vi.advanceTimersByTimeAsync(100)
  expect(server.saves).toEqual(['abc'])
  expect(saver.state()).toMatchObject({ status: 'saved', version: 2 })
})

test('APP-02 what is typed while an answer is awaited is sent afterwards', async () => {
  const { server, ports } = makeServer()
  const saver = makeSaver(server.kept, ports)
  saver.change('b')
  const flushed = saver.flush()
  saver.change('c')
  expect(await flushed).toBe(true)
  expect(server.kept).toEqual({ value: 'c', version: 3 })
})

test('APP-02 a lost connection is tried again by itself, with what was typed meanwhile', async () => {
  const { server, ports } = makeServer()
  server.failures = [
    { kind: 'passing', isKept: false },
    { kind: 'passing', isKept: false },
  ]
  const saver = makeSaver(server.kept, ports)
  saver.change('b')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(saver.state().status).toBe('retrying')
  saver.change('bc')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(saver.state().status).toBe('saved')
  expect(server.kept.value).toBe('bc')
})

test('APP-02 an answer that was lost is not taken for the change of another', async () => {
  const { server, ports } = makeServer()
  server.failures = [{ kind: 'passing', isKept: true }]
  const saver = makeSaver(server.kept, ports)
  saver.change('b')
  await vi.advanceTimersByTimeAsync(1_000)
  saver.change('bc')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(saver.state().status).toBe('saved')
  expect(server.kept).toEqual({ value: 'bc', version: 3 })
})

test('APP-02 what another device saved is neither overwritten nor taken over unasked', async () => {
  const { server, ports } = makeServer()
  const saver = makeSaver(server.kept, ports)
  server.kept = { value: 'other', version: 2 }
  saver.change('mine')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(saver.state()).toMatchObject({ status: 'stale', value: 'mine' })
  saver.change('mine too')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(server.kept.value).toBe('other')
  expect(await saver.flush()).toBe(false)
  await saver.loadNewer()
  expect(saver.state()).toMatchObject({ status: 'saved', value: 'other', version: 2 })
})

test('APP-02 an ended session holds what was typed until it is set right', async () => {
  const { server, ports } = makeServer()
  server.failures = [{ kind: 'session', isKept: false }]
  const saver = makeSaver(server.kept, ports)
  saver.change('b')
  await vi.advanceTimersByTimeAsync(60_000)
  saver.change('bc')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(server.saves).toEqual(['b'])
  expect(saver.state()).toMatchObject({ status: 'held', value: 'bc' })
  saver.resume()
  await vi.advanceTimersByTimeAsync(0)
  expect(server.kept.value).toBe('bc')
})

test('APP-02 a newer reply is taken in only where nothing unsaved stands against it', async () => {
  const { server, ports } = makeServer()
  const saver = makeSaver(server.kept, ports)
  saver.meet({ value: 'newer', version: 4 })
  expect(saver.state()).toMatchObject({ value: 'newer', version: 4 })
  saver.meet({ value: 'older', version: 3 })
  saver.change('typed')
  saver.meet({ value: 'newest', version: 5 })
  expect(saver.state()).toMatchObject({ value: 'typed', version: 4 })
})

test('APP-02 a refusal is kept with its reason, and the next key tries again', async () => {
  const { server, ports } = makeServer()
  server.failures = [{ kind: 'refused', isKept: false }]
  const saver = makeSaver(server.kept, ports)
  saver.change('b')
  expect(await saver.flush()).toBe(false)
  expect(saver.state()).toMatchObject({ status: 'refused', error: new Error('refused') })
  saver.change('bc')
  expect(await saver.flush()).toBe(true)
  expect(server.kept.value).toBe('bc')
})

test('APP-02 the order of keys makes no difference, the order of a list does', () => {
  expect(isSameContent({ a: 1, b: { c: 2, d: undefined } }, { b: { c: 2 }, a: 1 })).toBe(true)
  expect(isSameContent({ a: ['x', 'y'] }, { a: ['y', 'x'] })).toBe(false)
})
