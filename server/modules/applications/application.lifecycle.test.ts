import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ApplicationState } from '#contracts/applications.ts'
import {
  afterMove,
  type Move,
  ownerMoves,
  type Standing,
  standingOf,
  waitsForLevel,
  whyNoWithdrawal,
} from './application.lifecycle.ts'

const STATES = ['pending', 'in_review', 'amendment_over', 'approved', 'rejected', 'withdrawn'] as const
const MOVES = [
  'modify',
  'withdraw',
  'pass',
  'approve',
  'reject',
  'refile',
  'undo',
  'return',
  'ask_amendment',
  'amend',
  'hold',
  'release',
] as const

test.each<[Standing, Move, number, ApplicationState | undefined]>([
  ['pending', 'modify', 1, 'pending'],
  ['pending', 'withdraw', 1, 'withdrawn'],
  ['pending', 'pass', 1, 'in_review'],
  ['pending', 'approve', 1, 'approved'],
  ['pending', 'reject', 1, 'rejected'],
  ['pending', 'refile', 1, undefined],
  ['pending', 'undo', 1, undefined],
  ['in_review', 'modify', 2, undefined],
  ['in_review', 'withdraw', 2, undefined],
  ['in_review', 'pass', 2, 'in_review'],
  ['in_review', 'undo', 1, 'pending'],
  ['in_review', 'undo', 2, 'in_review'],
  ['approved', 'undo', 2, 'in_review'],
  ['approved', 'undo', 1, 'pending'],
  ['approved', 'reject', 2, undefined],
  ['rejected', 'refile', 1, 'pending'],
  ['rejected', 'undo', 2, 'in_review'],
  ['rejected', 'modify', 1, undefined],
  ['pending', 'return', 1, undefined],
  ['in_review', 'return', 1, 'pending'],
  ['in_review', 'return', 2, 'in_review'],
  ['pending', 'ask_amendment', 1, 'amending'],
  ['in_review', 'ask_amendment', 2, 'amending'],
  ['amending', 'amend', 1, 'pending'],
  ['amending', 'amend', 2, 'in_review'],
  ['amending', 'reject', 2, undefined],
  ['amending', 'ask_amendment', 2, undefined],
  ['amending', 'withdraw', 1, undefined],
  ['amendment_over', 'amend', 1, undefined],
  ['amendment_over', 'approve', 2, 'approved'],
  ['amendment_over', 'ask_amendment', 2, 'amending'],
  ['in_review', 'hold', 2, 'in_review'],
  ['amendment_over', 'hold', 2, 'amending'],
  ['approved', 'hold', 2, undefined],
])('APP-03 %s: %s at level %i leads to %s', (...[from, move, level, to]) => {
  expect(afterMove(from, move, level)).toBe(to)
})

test('APP-03 what was withdrawn never moves again', () => {
  for (const move of MOVES) expect(afterMove('withdrawn', move, 1)).toBeUndefined()
})

test('APP-03 待审核 is the first level and 审核中 a later one, whatever moves were made', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...MOVES), { maxLength: 30 }),
      fc.integer({ min: 1, max: 4 }),
      (moves, levels) => {
        const end = moves.reduce<Stand>((stand, wanted) => step(stand, wanted, levels), ['pending', 1])
        expect(end[0] !== 'pending' || end[1] === 1).toBe(true)
        expect(end[0] !== 'in_review' || end[1] > 1).toBe(true)
      },
    ),
  )
})

type Stand = readonly [ApplicationState, number]

/** Moves a stand as the engine does: a pass goes one level up, and filing again goes to the first level. */
function step([state, level]: Stand, wanted: Move, levels: number): Stand {
  const isDecided = wanted === 'approve' || wanted === 'pass'
  const move = isDecided ? (level < levels ? 'pass' : 'approve') : wanted
  const to = afterMove(state, move, level)
  if (!to) return [state, level]
  if (move === 'pass') return [to, level + 1]
  return [to, move === 'refile' ? 1 : level]
}

test('APP-05 a closed window leaves the owner nothing but to withdraw', () => {
  for (const state of STATES) {
    expect(ownerMoves({ standing: state, isWindowOpen: false })).toEqual({
      modify: false,
      refile: false,
      withdraw: state === 'pending',
      amend: false,
    })
  }
  expect(ownerMoves({ standing: 'pending', isWindowOpen: true })).toEqual({
    modify: true,
    withdraw: true,
    refile: false,
    amend: false,
  })
  expect(ownerMoves({ standing: 'rejected', isWindowOpen: true })).toEqual({
    modify: false,
    withdraw: false,
    refile: true,
    amend: false,
  })
})

test('REV-10 what was asked back is its owner’s until the deadline, to the second, and then its level’s again', () => {
  const until = new Date('2026-12-04T15:59:00.000Z')
  const application = { state: 'amending', amend_until: until } as const
  const before = standingOf(application, new Date(until.getTime() - 1))
  const after = standingOf(application, until)
  expect([before, after]).toEqual(['amending', 'amendment_over'])
  expect([before, after].map(waitsForLevel)).toEqual([false, true])
  expect(ownerMoves({ standing: before, isWindowOpen: false })).toMatchObject({
    amend: true,
    withdraw: false,
  })
  expect(ownerMoves({ standing: after, isWindowOpen: true })).toMatchObject({ amend: false, modify: false })
})

test.each<Standing>(['pending', 'in_review', 'amending', 'amendment_over'])(
  'APP-03, REV-10 an open application can be withdrawn or says why not: %s',
  (standing) => {
    for (const level of [1, 2, 3]) {
      const { withdraw } = ownerMoves({ standing, isWindowOpen: false })
      const why = whyNoWithdrawal(standing, level)
      expect(why === undefined).toBe(withdraw)
      // Who is told to answer first can withdraw after that, and nobody else is told so.
      const answered = afterMove(standing, 'amend', level)
      const isFreed =
        answered !== undefined && ownerMoves({ standing: answered, isWindowOpen: false }).withdraw
      expect(why === 'amending').toBe(isFreed)
    }
  },
)

test.each<Standing>(['approved', 'rejected', 'withdrawn'])(
  'APP-03 what has ended says nothing of it: %s',
  (standing) => {
    expect(whyNoWithdrawal(standing, 2)).toBeUndefined()
  },
)
