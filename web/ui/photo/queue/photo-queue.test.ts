import { beforeEach, expect, test, vi } from 'vitest'
import { UnusableError } from '../prepare/prepare-photo.ts'
import { file, hanging, setUpQueue } from './photo-queue.fixture.ts'

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

test('EVI-02 photographs are prepared and stored one after the other, in the order of choosing', async () => {
  const { queue, ports, settle, waiting } = setUpQueue()
  const running = { now: 0, most: 0 }
  ports.upload.mockImplementation(async () => {
    running.now += 1
    running.most = Math.max(running.most, running.now)
    await new Promise((resolve) => setTimeout(resolve, 50))
    running.now -= 1
    return 'kept'
  })
  await queue.add([file('a'), file('b'), file('c')])
  await vi.advanceTimersByTimeAsync(500)
  expect(ports.stored.mock.calls.map(([, { name }]) => name)).toEqual(['a', 'b', 'c'])
  expect(running.most).toBe(1)
  await settle()
  expect(queue.photos()).toEqual([])
  expect(waiting.rows.size).toBe(0)
})

test('EVI-02 a file that is no picture is reported, and the others of the choice go on', async () => {
  const { queue, machine, ports, kinds, settle, waiting } = setUpQueue()
  vi.mocked(machine.prepare).mockRejectedValueOnce(new UnusableError('undecodable'))
  await queue.add([file('text.jpg'), file('b')])
  await settle()
  expect(kinds()).toEqual(['unusable'])
  expect(ports.stored).toHaveBeenCalledOnce()
  expect(waiting.rows.size).toBe(0)
})

test('EVI-02 what was chosen comes back after a reload, turned as it was, until it is stored', async () => {
  const before = setUpQueue()
  before.ports.upload.mockImplementation(hanging)
  await before.queue.add([file('a')])
  before.queue.edit('p1', { turns: 3 })
  await before.settle()

  const after = setUpQueue(before.waiting)
  await after.queue.restore()
  await after.settle()
  expect(after.machine.prepare).toHaveBeenCalledWith(expect.any(Blob), {
    edit: { turns: 3 },
    maxBytes: 1_048_576,
  })
  expect(after.ports.stored).toHaveBeenCalledOnce()
  expect(after.waiting.rows.size).toBe(0)
})

test('EVI-02 restoring twice, as a page that draws twice does, sends once', async () => {
  const { queue, ports, settle, waiting } = setUpQueue()
  waiting.rows.set('x', { id: 'x', name: 'a', source: new Blob(['a']), edit: { turns: 0 }, chosenAt: 1 })
  await Promise.all([queue.restore(), queue.restore()])
  await settle()
  expect(ports.upload).toHaveBeenCalledOnce()
})

test('EVI-02 turning while it uploads sends the turned picture only', async () => {
  const { queue, ports, kinds, settle } = setUpQueue()
  ports.upload.mockImplementationOnce(hanging)
  await queue.add([file('a')])
  await settle()
  queue.edit('p1', { turns: 1 })
  await settle()
  expect(kinds()).toEqual([])
  expect(ports.stored).toHaveBeenCalledOnce()
  expect(ports.stored.mock.calls[0]?.[1]).toMatchObject({ edit: { turns: 1 } })
})

test('EVI-02 what waits is counted without a field, also after a reload, and begun by a field only', async () => {
  const { queue, ports, waiting, settle } = setUpQueue()
  waiting.rows.set('x', { id: 'x', name: 'a', source: new Blob(['a']), edit: { turns: 0 }, chosenAt: 1 })
  expect(queue.pending()).toBeUndefined()
  await queue.look()
  expect(queue.pending()).toBe(1)
  expect(ports.upload).not.toHaveBeenCalled()

  ports.upload.mockImplementationOnce(hanging)
  await queue.restore()
  await queue.look()
  await settle()
  expect(queue.pending()).toBe(1)
  queue.goOffline()
  await settle()
  expect(queue.pending()).toBe(1)
  queue.goOnline()
  await settle()
  expect(queue.pending()).toBe(0)
})

test('EVI-02 a storage that never answers keeps nobody waiting', async () => {
  const { queue, waiting } = setUpQueue()
  waiting.list = () => new Promise(() => undefined)
  void queue.look()
  await vi.advanceTimersByTimeAsync(4_000)
  expect(queue.pending()).toBeUndefined()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(queue.pending()).toBe(0)
})

test('REV-12 another picture takes the place of one that could not be used', async () => {
  const { queue, machine, ports, kinds, settle } = setUpQueue()
  ports.upload.mockImplementation(hanging)
  const stored = { value: 'first', src: '/1' }
  await queue.restore()
  vi.mocked(machine.prepare).mockRejectedValueOnce(new UnusableError('pdf'))
  await queue.replace(stored, new Blob(['a']), { turns: 0 })
  await settle()
  expect(kinds()).toEqual(['unusable'])
  expect(queue.pending()).toBe(0)
  await queue.replace(stored, new Blob(['b']), { turns: 0 })
  await settle()
  expect(kinds()).toEqual(['uploading'])
})
