import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { isSolved, solveWork, workBits } from './proof-of-work.ts'

// As sha256sum prints it: `salt:0` begins with 6d, `salt:1` with 73 and `salt:2` with af.
test.each([
  [0, 1, true],
  [0, 2, false],
  [1, 1, true],
  [2, 0, true],
  [2, 1, false],
])('LOG-04 the counter %i solves a puzzle of %i bits: %s', (counter, bits, verdict) => {
  expect(isSolved({ salt: 'salt', bits }, counter)).toBe(verdict)
})

test.each([0, 1, 4, 8, 12])('LOG-04 a puzzle of %i bits is solved by its smallest counter', async (bits) => {
  const challenge = { salt: 'salt', bits }
  const counter = await solveWork(challenge)
  expect(isSolved(challenge, counter)).toBe(true)
  for (let smaller = 0; smaller < counter; smaller += 1) expect(isSolved(challenge, smaller)).toBe(false)
})

test('LOG-04 what solves a harder puzzle solves every easier one, and more bits than a digest has are never solved', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.integer({ min: 1, max: 20 }), (salt, counter, bits) => {
      if (isSolved({ salt, bits }, counter)) expect(isSolved({ salt, bits: bits - 1 }, counter)).toBe(true)
      expect(isSolved({ salt, bits: 0 }, counter)).toBe(true)
      expect(isSolved({ salt, bits: 257 }, counter)).toBe(false)
    }),
  )
})

test('LOG-04 progress grows, stays below one, and an aborted search stops', async () => {
  const stop = new AbortController()
  const onProgress = vi.fn((_share: number) => {
    if (onProgress.mock.calls.length === 3) stop.abort()
  })
  const search = solveWork({ salt: 'salt', bits: 200 }, { onProgress, signal: stop.signal })
  await expect(search).rejects.toThrow(/abort/i)
  const shares = onProgress.mock.calls.map(([share]) => share)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.every((share) => share < 1)).toBe(true)
})

test.each([
  [1, 1, 16],
  [15, 1, 16],
  [16, 1, 17],
  [64, 1, 19],
  [8, 2_000, 17],
  [16, 4_000, 19],
  [100_000, 100_000, 22],
])('LOG-04 after %i puzzles from a network and %i in all, one demands %i bits', (network, all, bits) => {
  expect(workBits({ network, all })).toBe(bits)
})
