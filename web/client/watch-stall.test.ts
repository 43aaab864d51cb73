import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchStall } from './watch-stall.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('EVI-02 an upload that moves every quarter of a minute goes on for half an hour; one that stands still ends in 20 s', () => {
  const onStall = vi.fn()
  const stall = watchStall(onStall)
  for (let part = 0; part < 120; part += 1) {
    vi.advanceTimersByTime(15_000)
    stall.moved()
  }
  expect(onStall).not.toHaveBeenCalled()
  vi.advanceTimersByTime(20_000)
  expect(onStall).toHaveBeenCalledTimes(1)
})

test('EVI-02 once all is sent the answer has more time, and after the end nothing is told', () => {
  const onStall = vi.fn()
  const stall = watchStall(onStall)
  stall.sent()
  vi.advanceTimersByTime(89_000)
  expect(onStall).not.toHaveBeenCalled()
  stall.end()
  vi.advanceTimersByTime(60_000)
  expect(onStall).not.toHaveBeenCalled()
})
