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
      expect(codesOf([{ role: 'score_officer' }, { role: b }, { role: a }])).toEqual(['conflicting_roles'])
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
