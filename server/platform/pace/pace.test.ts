import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Overloaded } from '#platform/queue/overloaded.ts'
import { createPace } from './pace.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

// Unlike the one of `node:timers/promises`, a timer that the test can set forward.
const after = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
const { refusals, refusalsInLine, always } = createPace({ stepMs: 400, workMs: 250, wait: after })
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

// Whatever those before took, and whatever the work takes: how long others kept a place would tell whose password they judged.
test.each([
  [0, 1, 400],
  [140, 1, 400],
  [140, 249, 400],
  [160, 1, 800],
  [160, 249, 800],
  [540, 1, 800],
  [540, 249, 800],
  [560, 1, 1_200],
])(
  'LOG-02 after %i ms of waiting, work of %i ms is answered as if it took all that is allowed, after %i',
  async (waited, found, answered) => {
    const answer = refusalsInLine(async (begin) => {
      await after(waited)
      begin()
      return refuseAfter(found)()
    })
    expect(await timeOf(answer)).toBe(answered)
  },
)

test.each([
  [1, 140, 399],
  [60, 100, 740],
  [60, 40, 340],
  [160, 1, 640],
])(
  'LOG-02 after a look-up of %i ms and %i ms of waiting the answer comes %i ms later, so that both together are whole steps',
  async (spent, waited, answered) => {
    const answer = refusalsInLine(async (begin) => {
      await after(waited)
      begin()
      return refuseAfter(10)()
    }, spent)
    expect(await timeOf(answer)).toBe(answered)
  },
)

test('OPS-02 whoever gets no place is told at once; once somebody may have been looked up, every refusal waits for its step', async () => {
  const turnedAway = async (hasBegun: boolean, begin: () => void) => {
    await after(30)
    if (hasBegun) begin()
    throw new Overloaded(2)
  }
  expect(await timeOf(refusalsInLine((begin) => turnedAway(false, begin)))).toBe(30)
  expect(await timeOf(refusalsInLine((begin) => turnedAway(true, begin)))).toBe(400)
  expect(await timeOf(refusals(() => turnedAway(false, () => undefined)))).toBe(400)
  expect(await timeOf(refusalsInLine(refuseAfter(30)))).toBe(400)
})

test('LOG-02 a success is answered at once, unless the answer is the same for nobody', async () => {
  expect(await timeOf(refusals(() => after(30)))).toBe(30)
  expect(await timeOf(refusalsInLine(() => after(30)))).toBe(30)
  expect(await timeOf(always(() => after(30)))).toBe(400)
})

test('LOG-02 the answers themselves are handed on', async () => {
  const plain = createPace({ stepMs: 0 })
  expect(await plain.refusals(async () => 'yes')).toBe('yes')
  expect(await plain.refusalsInLine(async () => 'yes')).toBe('yes')
  expect(await plain.always(async () => 'yes')).toBe('yes')
  const refuse = () => Promise.reject(new Error('no'))
  await expect(plain.refusals(refuse)).rejects.toThrow('no')
  await expect(plain.always(refuse)).rejects.toThrow('no')
})
