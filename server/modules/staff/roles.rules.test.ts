import { describe, expect, test } from 'vitest'
import { ROLES } from '#contracts/grants.ts'
import { isRole, problemsOfRoles, type WantedRole } from './roles.rules.ts'

const THREE = ['system_administrator', 'security_administrator', 'auditor'] as const
const codesOf = (wanted: readonly WantedRole[]) => problemsOfRoles(wanted).map(({ code }) => code)

describe('三员分立', () => {
  test.each(THREE.flatMap((a) => THREE.filter((b) => b !== a).map((b) => [a, b] as const)))(
    'ACC-01 nobody is %s and %s at once',
    (a, b) => {
      expect(codesOf([{ role: a }, { role: b }])).toEqual(['conflicting_roles'])
      expect(codesOf([{ role: 'finance' }, { role: b }, { role: a }])).toContain('conflicting_roles')
    },
  )

  test('ACC-01 all three at once are three conflicts', () => {
    expect(codesOf(THREE.map((role) => ({ role })))).toHaveLength(3)
  })

  test.each(THREE)('ACC-01 %s alone is fine', (role) => {
    expect(codesOf([{ role }])).toEqual([])
  })

  test('ACC-01 managing staff, reading the trail and editing texts are never granted by one of the three twice', () => {
    for (const grant of ['staff.manage', 'audit.read'] as const) {
      const holders = Object.entries(ROLES).filter(([, grants]) =>
        (grants as readonly string[]).includes(grant),
      )
      expect(holders).toHaveLength(1)
    }
  })
})

test.each([
  ['score_officer', 'record_supervisor'],
  ['authority_reviewer', 'record_supervisor'],
  ['auditor', 'finance'],
  ['security_administrator', 'record_supervisor'],
])('ACC-01 nobody is %s and %s at once', (a, b) => {
  expect(codesOf([{ role: a }, { role: b }])).toEqual(['conflicting_roles'])
  expect(codesOf([{ role: b }, { role: a }])).toEqual(['conflicting_roles'])
})

test('ACC-01 both levels of a review are never one person’s, nor everything that gives out a score', () => {
  expect(codesOf([{ role: 'school_reviewer', schoolId: 's' }, { role: 'authority_reviewer' }])).toEqual([
    'conflicting_roles',
  ])
  const all = ['score_officer', 'record_supervisor', 'authority_reviewer'].map((role) => ({ role }))
  expect(codesOf([...all, { role: 'school_reviewer', schoolId: 's' }])).toHaveLength(3)
})

test('ACC-01 an officer may hold roles that do not watch each other', () => {
  expect(codesOf([{ role: 'score_officer' }, { role: 'finance' }])).toEqual([])
  expect(codesOf([{ role: 'system_administrator' }, { role: 'score_officer' }])).toEqual([])
})

test.each([
  ['a school’s role without a school', { role: 'school_registrar' }, ['wrong_scope']],
  ['a school’s role with an empty school', { role: 'school_registrar', schoolId: '' }, ['wrong_scope']],
  ['an authority’s role with a school', { role: 'score_officer', schoolId: 's' }, ['wrong_scope']],
  ['a school’s role with its school', { role: 'school_registrar', schoolId: 's' }, []],
  ['an unknown role', { role: 'root' }, ['unknown_role']],
  ['a role named like a property of every object', { role: 'constructor' }, ['unknown_role']],
] as const)('ACC-01 %s', (_, wanted, codes) => {
  expect(codesOf([wanted])).toEqual(codes)
})

test('ACC-01 a registrar may serve two schools', () => {
  const role = 'school_registrar'
  expect(
    codesOf([
      { role, schoolId: 'a' },
      { role, schoolId: 'b' },
    ]),
  ).toEqual([])
})

test('ACC-01 only the roles of the contract are roles', () => {
  expect(Object.keys(ROLES).every(isRole)).toBe(true)
  expect(isRole('__proto__')).toBe(false)
})
