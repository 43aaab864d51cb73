import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { NetworkError, RefusalError } from '../refusal-error.ts'
import { askFrom } from './ask-from.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const refusal = (status: number, code: string) => new RefusalError(status, { code, text: '', reference: '' })

test.each([
  ['a server that was too full', refusal(503, 'overloaded')],
  ['too many from one address', refusal(429, 'too_many_requests')],
  ['a lost network', new NetworkError(new Error('gone'))],
])('HOM-03 an opening that could not be asked for is asked for soon again: %s', async (_, error) => {
  let asked = 0
  askFrom(
    Date.now() + 3_600_000,
    async () => {
      asked += 1
      if (asked < 3) throw error
    },
    () => 0.5,
  )
  await vi.advanceTimersByTimeAsync(3_599_000)
  expect(asked).toBe(0)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked).toBe(1)
  await vi.advanceTimersByTimeAsync(45_000)
  expect(asked).toBe(3)
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(asked).toBe(3)
})

test('HOM-03, LOG-07 a session that is over is not asked for all the time, but when somebody looks', async () => {
  let asked = 0
  const asking = askFrom(Date.now() + 1_000, async () => {
    asked += 1
    throw refusal(401, 'not_signed_in')
  })
  asking.look()
  await vi.advanceTimersByTimeAsync(600_000)
  expect(asked).toBe(1)
  asking.look()
  await vi.advanceTimersByTimeAsync(600_000)
  expect(asked).toBe(2)
})

test('HOM-03 a page that slept over the opening asks when it is looked at, and a page that was left never', async () => {
  let asked = 0
  const ask = async () => {
    asked += 1
  }
  const slept = askFrom(Date.now() + 60_000, ask)
  vi.setSystemTime(Date.now() + 61_000)
  slept.look()
  await vi.advanceTimersByTimeAsync(0)
  expect(asked).toBe(1)
  const left = askFrom(Date.now() + 1_000, ask)
  left.stop()
  left.look()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(asked).toBe(1)
})
