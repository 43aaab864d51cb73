import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

const never = () => {
  throw new Error('its turn came in time')
}

test('OPS-02 of what arrives at once, a few begin in each turn of the event loop, in order', async () => {
  const { begin } = createTurns({ inATurn: 2 })
  const begun: number[] = []
  for (let order = 0; order < 5; order += 1) begin(() => begun.push(order), never)
  expect(begun).toEqual([0, 1])
  await nextTurn()
  expect(begun).toEqual([0, 1, 2, 3])
  begin(() => begun.push(5), never)
  expect(begun).toEqual([0, 1, 2, 3])
  await nextTurn()
  expect(begun).toEqual([0, 1, 2, 3, 4, 5])
  await nextTurn()
  begin(() => begun.push(6), never)
  expect(begun.at(-1)).toBe(6)
})

test('OPS-02 whose turn has not come in time is told so, but not for one long turn', async () => {
  const { begin } = createTurns({ inATurn: 1, patienceMs: -1 })
  const [begun, lost]: [number[], number[]] = [[], []]
  for (let order = 0; order < 20; order += 1)
    begin(
      () => begun.push(order),
      () => lost.push(order),
    )
  while (begun.length + lost.length < 20) await nextTurn()
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(lost).toEqual([9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19])
  begin(() => begun.push(20), never)
  await nextTurn()
  expect(begun.at(-1)).toBe(20)
})
