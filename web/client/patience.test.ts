import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { patiently, secondsToWait, secondsUntilWanted } from './patience.ts'
import { RefusalError } from './refusal-error.ts'

const busy = (seconds?: number) =>
  new RefusalError(503, { code: 'overloaded', text: '', reference: '' }, { retryAfterSeconds: seconds })
const reading = { method: 'GET', id: 'portalHome' } as const

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('OPS-02 a page that is told to wait asks again after that time, longer each time, and not in step with others', async () => {
  expect(secondsToWait(busy(2), 0, () => 0)).toBe(2)
  expect(secondsToWait(busy(2), 0, () => 1)).toBe(3)
  expect(secondsToWait(busy(2), 4, () => 0)).toBe(6)
  expect(secondsToWait(busy(2), 99, () => 0)).toBe(12)
  let asked = 0
  const answer = patiently(reading, async () => {
    asked += 1
    if (asked < 4) throw busy(2)
    return 'here'
  })
  await vi.advanceTimersByTimeAsync(1_900)
  expect(asked).toBe(1)
  await vi.advanceTimersByTimeAsync(20_000)
  await expect(answer).resolves.toBe('here')
})

test('EVI-02, OPS-02 what is sent comes back as told, too, where one person has sent too often', () => {
  const often = new RefusalError(
    429,
    { code: 'too_many_requests', text: '', reference: '' },
    { retryAfterSeconds: 58 },
  )
  expect(secondsUntilWanted(often, () => 0)).toBe(58)
  expect(secondsUntilWanted(often, () => 0.5)).toBe(59)
  expect(secondsUntilWanted(busy(2), () => 0)).toBe(2)
  expect(secondsUntilWanted(new Error('network'))).toBeUndefined()
  // A page does not wait a minute in silence for what somebody asked for.
  expect(secondsToWait(often, 0)).toBeUndefined()
})

test.each([
  ['no time to come back', reading, busy()],
  ['another trouble', reading, new RefusalError(503, { code: 'database_away', text: '', reference: '' })],
  ['an act, which may have been begun', { method: 'POST', id: 'submitDraft' } as const, busy(2)],
])('OPS-02 nothing is asked again by itself: %s', async (_, contract, error) => {
  let asked = 0
  const ask = async () => {
    asked += 1
    throw error
  }
  await expect(patiently(contract, ask)).rejects.toBe(error)
  expect(asked).toBe(1)
})

test('OPS-02 patience ends, and so does waiting for a page that was left', async () => {
  const always = patiently({ method: 'POST', id: 'portalSignIn' }, () => Promise.reject(busy(2)))
  const isOver = expect(always).rejects.toThrow('overloaded')
  await vi.advanceTimersByTimeAsync(120_000)
  await isOver
  const left = new AbortController()
  const waiting = patiently(reading, () => Promise.reject(busy(2)), left.signal)
  const isLeft = expect(waiting).rejects.toThrow('left')
  await vi.advanceTimersByTimeAsync(10)
  left.abort(new Error('left'))
  await isLeft
})
