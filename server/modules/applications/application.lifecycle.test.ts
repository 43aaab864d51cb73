import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ApplicationState } from '#contracts/applications.ts'
import { afterMove, type Move, ownerMoves } from './application.lifecycle.ts'

const STATES = ['pending', 'in_review', 'approved', 'rejected', 'withdrawn'] as const
const MOVES = ['modify', 'withdraw', 'pass', 'approve', 'reject', 'refile', 'undo'] as const

test.each<[ApplicationState, Move, number, ApplicationState | undefined]>([
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

/** What the engine does with a move: a pass goes a level up, filing again goes to the first. */
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
    expect(ownerMoves({ state, isWindowOpen: false })).toEqual({
      modify: false,
      refile: false,
      withdraw: state === 'pending',
    })
  }
  expect(ownerMoves({ state: 'pending', isWindowOpen: true })).toEqual({
    modify: true,
    withdraw: true,
    refile: false,
  })
  expect(ownerMoves({ state: 'rejected', isWindowOpen: true })).toEqual({
    modify: false,
    withdraw: false,
    refile: true,
  })
})
