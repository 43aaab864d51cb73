import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { pagesToSee } from './pages-to-see.rules.ts'

const lotsOf = (key: string) => (page: number) => createHash('sha256').update(`${key} ${page}`).digest()

test('IMP-01 of up to fifty pages each is opened', () => {
  expect(pagesToSee(0, lotsOf('a'))).toEqual([])
  expect(pagesToSee(50, lotsOf('a'))).toEqual(Array.from({ length: 50 }, (_, place) => place + 1))
})

test('IMP-01 of more, fifty that are the same at each look, others for another officer, and from the whole archive', () => {
  const drawn = pagesToSee(209, lotsOf('a'))
  expect(drawn).toHaveLength(50)
  expect(drawn).toEqual([...new Set(drawn)].toSorted((one, other) => one - other))
  expect(pagesToSee(209, lotsOf('a'))).toEqual(drawn)
  expect(pagesToSee(209, lotsOf('b'))).not.toEqual(drawn)
  // Each of 209 pages has its turn with one officer or another.
  const officers = Array.from({ length: 60 }, (_, officer) => pagesToSee(209, lotsOf(String(officer))))
  expect(new Set(officers.flat()).size).toBe(209)
})
