import { beforeEach, expect, test, vi } from 'vitest'
import { file, hanging, setUpQueue } from './photo-queue.fixture.ts'

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

test('EVI-02 a failed upload is tried again after 1, 2, 4, 8 and 16 seconds, then only by the button', async () => {
  const { queue, ports, kinds, settle } = setUpQueue()
  ports.upload.mockRejectedValue(new Error('network'))
  await queue.add([file('a')])
  await settle()
  for (const [index, seconds] of [1, 2, 4, 8, 16].entries()) {
    expect(kinds()).toEqual(['waiting'])
    await vi.advanceTimersByTimeAsync(seconds * 1000 - 1)
    expect(ports.upload).toHaveBeenCalledTimes(index + 1)
    await vi.advanceTimersByTimeAsync(1)
    expect(ports.upload).toHaveBeenCalledTimes(index + 2)
  }
  expect(kinds()).toEqual(['failed'])
  await vi.advanceTimersByTimeAsync(600_000)
  expect(ports.upload).toHaveBeenCalledTimes(6)

  ports.upload.mockResolvedValue('kept')
  queue.retry('p1')
  await settle()
  expect(ports.stored).toHaveBeenCalledOnce()
})

test('EVI-02, OPS-02 an upload comes back when the server says, as often as it says so', async () => {
  const { queue, ports, settle } = setUpQueue()
  ports.upload.mockRejectedValue(new Error('overloaded'))
  ports.explain.mockReturnValue({ text: '稍等', isFinal: false, comeBackInSeconds: 7 })
  await queue.add([file('a')])
  await settle()
  for (let times = 1; times <= 8; times += 1) {
    // Nothing has failed, and nothing says so.
    expect(queue.photos()[0]?.state).toMatchObject({ kind: 'waiting', until: 'turn' })
    await vi.advanceTimersByTimeAsync(6_999)
    expect(ports.upload).toHaveBeenCalledTimes(times)
    await vi.advanceTimersByTimeAsync(1)
    expect(ports.upload).toHaveBeenCalledTimes(times + 1)
  }
  ports.upload.mockResolvedValue('kept')
  await vi.advanceTimersByTimeAsync(7_000)
  expect(ports.stored).toHaveBeenCalledOnce()
})

test('EVI-02 one that fails does not hold up the next', async () => {
  const { queue, ports, settle } = setUpQueue()
  ports.upload.mockRejectedValueOnce(new Error('network'))
  await queue.add([file('a'), file('b')])
  await settle()
  expect(ports.stored.mock.calls.map(([, { name }]) => name)).toEqual(['b'])
  await vi.advanceTimersByTimeAsync(1000)
  expect(ports.stored.mock.calls.map(([, { name }]) => name)).toEqual(['b', 'a'])
})

test('EVI-02 a refusal by the rules is said and not tried again, not even when the connection returns', async () => {
  const { queue, ports, settle, goOnline } = setUpQueue()
  ports.upload.mockRejectedValue(new Error('image_limit'))
  ports.explain.mockReturnValue({ text: '最多六张', isFinal: true })
  await queue.add([file('a')])
  await settle()
  expect(queue.photos()[0]?.state).toMatchObject({ kind: 'failed', text: '最多六张' })
  goOnline()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ports.upload).toHaveBeenCalledOnce()
})

test('EVI-02 an upload stops when the connection goes, and goes on when it returns', async () => {
  const { queue, ports, kinds, settle, goOffline, goOnline } = setUpQueue()
  ports.upload.mockImplementation(hanging)
  await queue.add([file('a'), file('b')])
  await settle()
  expect(kinds()).toEqual(['uploading', 'ready'])
  goOffline()
  await settle()
  expect(kinds()).toEqual(['waiting', 'waiting'])
  await vi.advanceTimersByTimeAsync(600_000)
  expect(ports.upload).toHaveBeenCalledOnce()

  ports.upload.mockImplementation(async () => 'kept')
  goOnline()
  await settle()
  expect(ports.stored.mock.calls.map(([, { name }]) => name)).toEqual(['a', 'b'])
})

test('EVI-02 what was removed but arrived all the same is taken away again', async () => {
  const { queue, ports, settle } = setUpQueue()
  const { promise, resolve } = Promise.withResolvers<string>()
  ports.upload.mockReturnValue(promise)
  await queue.add([file('a')])
  await settle()
  queue.remove('p1')
  resolve('kept')
  await settle()
  expect(ports.stored).not.toHaveBeenCalled()
  expect(ports.discardValue).toHaveBeenCalledWith('kept')
})

test('EVI-02 a better version is stored before the first is taken away, unless there is no room for both', async () => {
  const order: string[] = []
  const { queue, ports, settle } = setUpQueue()
  ports.upload.mockImplementation(async () => {
    order.push('upload')
    return 'better'
  })
  ports.discard.mockImplementation(async () => void order.push('discard'))
  const first = { value: 'first', src: '/1' }
  await queue.replace(first, new Blob(['a']), { turns: 1 })
  await settle()
  ports.isFull.mockReturnValue(true)
  await queue.replace(first, new Blob(['a']), { turns: 1 })
  await settle()
  expect(order).toEqual(['upload', 'discard', 'discard', 'upload'])
})

test('EVI-02 a picture that turns out to be the very one it replaces is not taken away', async () => {
  const { queue, ports, settle } = setUpQueue()
  ports.stored.mockReturnValue('itself')
  await queue.replace({ value: 'first', src: '/1' }, new Blob(['a']), { turns: 0 })
  await settle()
  expect(ports.discard).not.toHaveBeenCalled()
  ports.stored.mockReturnValue('again')
  await queue.add([file('b')])
  await settle()
  expect(ports.tell).toHaveBeenLastCalledWith('again', 'b')
  expect(queue.photos()).toEqual([])
})

test('EVI-02 progress is the share that was sent', async () => {
  const { queue, ports, settle } = setUpQueue()
  ports.upload.mockImplementation((blob, options) => {
    options.onProgress(0.4)
    return hanging(blob, options)
  })
  await queue.add([file('a')])
  await settle()
  expect(queue.photos()[0]?.state).toMatchObject({ kind: 'uploading', share: 0.4 })
})
