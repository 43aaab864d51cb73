import { expect, test } from 'vitest'
import { likeness, oddOnes, type RuleLook } from './likeness.rules.ts'

const look = (id: string, differing: Partial<RuleLook> = {}): RuleLook => ({
  id,
  level: 1,
  verdict: 'supported',
  reasons: ['本科毕业证书可免考政治课。'],
  evidenceTypes: ['diploma', 'registration_form'],
  hasClue: false,
  isHeld: false,
  ...differing,
})

test('REV-07 alike: the same level, verdict, rule and types of evidence, in whatever order', () => {
  const other = look('b', { evidenceTypes: ['registration_form', 'diploma'] })
  expect(likeness(other)).toBe(likeness(look('a')))
  expect(oddOnes([look('a'), other], 'approve')).toEqual([])
})

test.each([
  ['clue', { hasClue: true }],
  ['held', { isHeld: true }],
  ['not_supported', { verdict: 'undecided' }],
  ['level', { level: 2 }],
  ['evidence', { evidenceTypes: ['diploma'] }],
  ['evidence', { evidenceTypes: ['diploma', 'diploma', 'registration_form'] }],
  ['rule', { reasons: ['CET-4 合格证书可免考英语（二）。'] }],
] as const)('REV-07 one that differs by its %s is the odd one, whichever stands first', (why, differing) => {
  const odd = look('odd', differing)
  expect(oddOnes([odd, look('a'), look('b')], 'approve')).toEqual([{ id: 'odd', why }])
  expect(oddOnes([look('a'), look('b'), odd], 'approve')).toEqual([{ id: 'odd', why }])
})

test('REV-07 what the rules do not support is rejected together, and not approved together', () => {
  const both = [look('a', { verdict: 'unsupported' }), look('b', { verdict: 'unsupported' })]
  expect(oddOnes(both, 'reject')).toEqual([])
  expect(oddOnes(both, 'approve').map(({ id }) => id)).toEqual(['a', 'b'])
  expect(oddOnes([...both, look('c')], 'reject')).toEqual([{ id: 'c', why: 'verdict' }])
})

test('REV-07 what has a clue is alike to nothing, not even to its twin', () => {
  const twins = [look('a', { hasClue: true }), look('b', { hasClue: true })]
  expect(twins.map(likeness)).toEqual([undefined, undefined])
  expect(oddOnes(twins, 'reject').map(({ why }) => why)).toEqual(['clue', 'clue'])
})
