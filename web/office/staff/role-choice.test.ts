import { expect, test } from 'vitest'
import { choiceOf, conflictOf, grantsOf, roleProblems } from './role-choice.ts'

test('ACC-01 the three duties never meet in one person, whichever comes first', () => {
  expect(conflictOf('auditor', ['security_administrator'])).toBe('security_administrator')
  expect(conflictOf('security_administrator', ['auditor'])).toBe('auditor')
  expect(conflictOf('score_officer', ['auditor'])).toBe('auditor')
  expect(conflictOf('score_officer', ['finance'])).toBeUndefined()
})

test('ACC-01 a school’s role is granted once for each school, and read back as it was', () => {
  const choice = { roles: ['school_registrar', 'score_officer'], schoolIds: ['s1', 's2'] }
  const granted = grantsOf(choice)
  expect(granted).toEqual([
    { role: 'school_registrar', schoolId: 's1' },
    { role: 'school_registrar', schoolId: 's2' },
    { role: 'score_officer' },
  ])
  expect(choiceOf(granted)).toEqual(choice)
})

test('ACC-01 no role, or a school’s role without a school, is said before sending', () => {
  expect(roleProblems({ roles: [], schoolIds: [] })).toHaveLength(1)
  expect(roleProblems({ roles: ['school_registrar'], schoolIds: [] })).toHaveLength(1)
  expect(roleProblems({ roles: ['auditor'], schoolIds: [] })).toEqual([])
})
