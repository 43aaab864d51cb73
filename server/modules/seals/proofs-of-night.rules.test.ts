import { expect, test } from 'vitest'
import { proofsOfNight } from './proofs-of-night.rules.ts'

const NIGHT = Date.parse('2026-11-23T19:30:00Z')
const DAY_MS = 24 * 3600_000
const proof = (batchNo: number, daysAgo: number) => ({
  batchId: `batch ${batchNo}`,
  batchNo,
  lastAt: new Date(NIGHT - daysAgo * DAY_MS),
})
const numbersAt = (proofs: readonly ReturnType<typeof proof>[], night: number) =>
  proofsOfNight(proofs, new Date(NIGHT + night * DAY_MS)).map(({ batchNo }) => batchNo)

test('TRL-02 the batches of the last weeks are checked every night, with all that the trail has of them', () => {
  const proofs = [proof(7, 3), proof(8, 400), proof(8, 2)]
  for (let night = 0; night < 28; night += 1) expect(numbersAt(proofs, night)).toEqual([7, 8, 8])
})

test('TRL-02 each older batch has its turn within four weeks, and a night has a part of them only', () => {
  const proofs = Array.from({ length: 280 }, (_, n) => proof(n * 3 + 1, 100 + n))
  const nights = Array.from({ length: 28 }, (_, night) => numbersAt(proofs, night))
  expect(new Set(nights.flat()).size).toBe(280)
  expect(Math.max(...nights.map(({ length }) => length))).toBe(10)
})

test('TRL-02 of very many older batches a night has no more, and each has its turn all the same', () => {
  const proofs = Array.from({ length: 10_000 }, (_, n) => proof(n, 100))
  const nights = Array.from({ length: 100 }, (_, night) => numbersAt(proofs, night))
  expect([new Set(nights.flat()).size, Math.max(...nights.map(({ length }) => length))]).toEqual([
    10_000, 100,
  ])
})
