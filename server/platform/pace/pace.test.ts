import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPace } from './pace.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

// Unlike the one of `node:timers/promises`, a timer that the test can set forward.
const after = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
const { refusals, always } = createPace({ stepMs: 400, wait: after })
const refuseAfter = (milliseconds: number) => async () => {
  await after(milliseconds)
  throw new Error('no')
}

/** After how many milliseconds the answer came. */
async function timeOf(answer: Promise<unknown>): Promise<number> {
  const since = performance.now()
  const settled = answer.then(
    () => performance.now() - since,
    () => performance.now() - since,
  )
  await vi.advanceTimersByTimeAsync(5_000)
  return settled
}

test.each([1, 9, 60, 250, 399])('LOG-02 a refusal found after %i ms is answered after 400', async (found) => {
  expect(await timeOf(refusals(refuseAfter(found)))).toBe(400)
})

test('LOG-02 one that took longer is answered at the next step, whatever it took', async () => {
  expect(await timeOf(refusals(refuseAfter(401)))).toBe(800)
  expect(await timeOf(refusals(refuseAfter(799)))).toBe(800)
})

test.each([1, 399])(
  'LOG-02 steps counted anew after waiting for others run from there on, %i ms of work or more',
  async (found) => {
    const answer = refusals(async (countAnew) => {
      await after(730)
      countAnew()
      return refuseAfter(found)()
    })
    expect(await timeOf(answer)).toBe(1_130)
  },
)

test('LOG-02 a success is answered at once, unless the answer is the same for nobody', async () => {
  expect(await timeOf(refusals(() => after(30)))).toBe(30)
  expect(await timeOf(always(() => after(30)))).toBe(400)
})

test('LOG-02 the answers themselves are handed on', async () => {
  const plain = createPace({ stepMs: 0 })
  expect(await plain.refusals(async () => 'yes')).toBe('yes')
  expect(await plain.always(async () => 'yes')).toBe('yes')
  const refuse = () => Promise.reject(new Error('no'))
  await expect(plain.refusals(refuse)).rejects.toThrow('no')
  await expect(plain.always(refuse)).rejects.toThrow('no')
})
