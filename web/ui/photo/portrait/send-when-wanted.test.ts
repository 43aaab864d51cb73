import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sendWhenWanted } from './send-when-wanted.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const busy = () => ({ text: '稍等', isFinal: false, comeBackInSeconds: 40 })

test('GRA-10, OPS-02 a portrait that is told to come back is sent again then, and what failed is said', async () => {
  let times = 0
  const shares: (number | undefined)[] = []
  const sent = sendWhenWanted(
    async () => {
      times += 1
      if (times < 3) throw new Error('too many')
    },
    new Blob(['a']),
    { signal: new AbortController().signal, explain: busy, onProgress: (share) => shares.push(share) },
  )
  await vi.advanceTimersByTimeAsync(39_999)
  expect(times).toBe(1)
  await vi.advanceTimersByTimeAsync(40_001)
  await sent
  expect(times).toBe(3)
  expect(shares).toEqual([0, undefined, 0, undefined, 0])
  const refused = sendWhenWanted(() => Promise.reject(new Error('refused')), new Blob(['a']), {
    signal: new AbortController().signal,
    explain: () => ({ text: '不符合', isFinal: true }),
    onProgress: () => {},
  })
  await expect(refused).rejects.toThrow('refused')
})

test('GRA-10 a portrait waits no longer than its dialog is open', async () => {
  const left = new AbortController()
  const send = vi.fn(() => Promise.reject(new Error('too many')))
  const sent = sendWhenWanted(send, new Blob(['a']), {
    signal: left.signal,
    explain: busy,
    onProgress: () => {},
  })
  const isLeft = expect(sent).rejects.toThrow('closed')
  await vi.advanceTimersByTimeAsync(1_000)
  left.abort(new Error('closed'))
  await isLeft
  await vi.advanceTimersByTimeAsync(600_000)
  expect(send).toHaveBeenCalledOnce()
})
