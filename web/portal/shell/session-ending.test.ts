import { expect, test } from 'vitest'
import { endingOf } from './session-ending.ts'

const at = (idleFor: number, lasts: number | undefined) =>
  endingOf({
    idleSeconds: 1800,
    sinceAnswer: idleFor * 1000,
    endsAt: lasts === undefined ? undefined : 1_000_000 + lasts * 1000,
    now: 1_000_000,
  })

test('LOG-07 nothing is said while both ends are far', () => {
  expect(at(0, 8 * 3600)).toBeUndefined()
  expect(at(1679, 301)).toBeUndefined()
  expect(at(0, undefined)).toBeUndefined()
})

test('LOG-07 the end by idleness is told two minutes before, the end of the session five', () => {
  expect(at(1680, 8 * 3600)).toEqual({ why: 'idle', secondsLeft: 120 })
  expect(at(0, 300)).toEqual({ why: 'over', secondsLeft: 300 })
  expect(at(1801, undefined)).toEqual({ why: 'idle', secondsLeft: -1 })
})

test('LOG-07 of two near ends the nearer one is told', () => {
  expect(at(1700, 250)).toEqual({ why: 'idle', secondsLeft: 100 })
  expect(at(1700, 60)).toEqual({ why: 'over', secondsLeft: 60 })
})
