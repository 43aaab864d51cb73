import { expect, test } from 'vitest'
import { areTwoSessions } from './one-session.ts'

const always = (pid: number) => async () => pid
/** Answers by one process after the other, and by the last again and again. */
const inTurn = (...pids: number[]) => {
  let turn = 0
  return async () => pids[Math.min(turn++, pids.length - 1)] ?? 0
}

test('OPS-04 two connections that one process answers are no two sessions, nor is one that another process answers later', async () => {
  expect(await areTwoSessions(always(7), always(8))).toBe(true)
  expect(await areTwoSessions(always(7), always(7))).toBe(false)
  expect(await areTwoSessions(inTurn(7, 7, 9), always(8))).toBe(false)
  expect(await areTwoSessions(always(7), inTurn(8, 8, 7))).toBe(false)
})
