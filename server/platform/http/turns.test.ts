import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

test('OPS-02 of what arrives at once, a few begin in each turn of the event loop, in order', async () => {
  const { begin } = createTurns(2)
  const begun: number[] = []
  for (let order = 0; order < 5; order += 1) begin(() => begun.push(order))
  expect(begun).toEqual([0, 1])
  await nextTurn()
  expect(begun).toEqual([0, 1, 2, 3])
  begin(() => begun.push(5))
  expect(begun).toEqual([0, 1, 2, 3])
  await nextTurn()
  expect(begun).toEqual([0, 1, 2, 3, 4, 5])
  await nextTurn()
  begin(() => begun.push(6))
  expect(begun.at(-1)).toBe(6)
})
