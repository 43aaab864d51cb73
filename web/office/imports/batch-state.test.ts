import { expect, test } from 'vitest'
import { isJudged } from './batch-state.ts'

test('IMP-01 no row is called sound or faulty before the check has judged it, nor after an officer ended the check', () => {
  for (const state of ['uploaded', 'checking', 'unreadable', 'unassigned', 'discarded'])
    expect([state, isJudged({ state, rowsFaulty: 0 })]).toEqual([state, false])
  for (const state of ['checked', 'applying', 'applied', 'rolled_back'])
    expect([state, isJudged({ state, rowsFaulty: 0 })]).toEqual([state, true])
  expect(isJudged({ state: 'discarded', rowsFaulty: 4 })).toBe(true)
})
