import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import type { Deps } from '#server/deps.ts'
import type { RoundCounts } from './counts.ts'
import { makeRoundCounts } from './round-counts.ts'

const COUNTS: RoundCounts = { standing: [], forms: [], decisions: [], reasons: [], faulted: [] }
const roundOf = (window: string) => ({ service: 'exemption' as const, windowIds: [window] })
const SOON = () => deadlineIn(1_050)
const LATER = () => deadlineIn(60_000)

/** Counting that ends when the test says so. */
function counter() {
  let now = new Date('2026-11-29T00:00:00Z')
  const begun: PromiseWithResolvers<RoundCounts>[] = []
  const deps = {
    clock: { now: () => now },
    database: {
      read: () => {
        const one = Promise.withResolvers<RoundCounts>()
        begun.push(one)
        return one.promise
      },
    },
  } as unknown as Deps
  return {
    begun,
    counts: makeRoundCounts(deps),
    pass: (milliseconds: number) => {
      now = new Date(now.getTime() + milliseconds)
    },
  }
}

test('STA-01 a round is counted once for all who look within five minutes, and anew after that', async () => {
  const { begun, counts, pass } = counter()
  const both = [counts(LATER(), roundOf('a')), counts(LATER(), roundOf('a'))]
  begun[0]?.resolve(COUNTS)
  const [first, second] = await Promise.all(both)
  expect(second?.at).toEqual(first?.at)
  pass(299_999)
  expect((await counts(LATER(), roundOf('a'))).at).toEqual(first?.at)
  expect(begun).toHaveLength(1)
  pass(1)
  const anew = counts(LATER(), roundOf('a'))
  begun[1]?.resolve(COUNTS)
  expect((await anew).at).toEqual(new Date('2026-11-29T00:05:00Z'))
})

test('STA-01 who cannot wait is told that it is being counted, and whoever comes next finds it done', async () => {
  const { begun, counts } = counter()
  await expect(counts(SOON(), roundOf('a'))).rejects.toMatchObject({ code: 'statistics_counting' })
  begun[0]?.resolve(COUNTS)
  expect(await counts(LATER(), roundOf('a'))).toMatchObject({ counts: COUNTS })
  expect(begun).toHaveLength(1)
})

test('STA-01 one round is counted at a time; what fails is not kept, and holds up none', async () => {
  const { begun, counts } = counter()
  const failing = counts(LATER(), roundOf('a'))
  const waiting = counts(LATER(), roundOf('b'))
  expect(begun).toHaveLength(1)
  begun[0]?.reject(new Error('no connection'))
  await expect(failing).rejects.toThrow('no connection')
  await expect.poll(() => begun.length).toBe(2)
  begun[1]?.resolve(COUNTS)
  expect(await waiting).toMatchObject({ counts: COUNTS })
  const again = counts(LATER(), roundOf('a'))
  await expect.poll(() => begun.length).toBe(3)
  begun[2]?.resolve(COUNTS)
  expect(await again).toMatchObject({ counts: COUNTS })
})
