import { CONFLICTING_ROLES, type Role } from '#contracts/grants.ts'
import { staffTexts as texts } from './staff.texts.ts'

/** A role as the contract wants it: of one school, or of the whole authority. */
export interface RoleGrant {
  role: string
  schoolId?: string
}

/** What is ticked: roles, and the schools that the one role of schools is for. */
export interface RoleChoice {
  roles: readonly string[]
  schoolIds: readonly string[]
}

/** The role that is held by a school's staff; all others are the authority's. */
export const SCHOOL_ROLE = 'school_registrar' satisfies Role

/** The chosen role that this one must never share a person with (ACC-01 三员分立). */
export function conflictOf(role: string, chosen: readonly string[]): string | undefined {
  for (const [a, b] of CONFLICTING_ROLES) {
    if (a === role && chosen.includes(b)) return b
    if (b === role && chosen.includes(a)) return a
  }
  return undefined
}

/** What is still missing; the server judges again. */
export function roleProblems({ roles, schoolIds }: RoleChoice): { field: string; text: string }[] {
  if (roles.length === 0) return [{ field: 'roles', text: texts.rolesMissing }]
  const isSchoolless = roles.includes(SCHOOL_ROLE) && schoolIds.length === 0
  return isSchoolless ? [{ field: 'roles', text: texts.schoolsMissing }] : []
}

/** The choice as the contract wants it: the school's role once for each school. */
export function grantsOf({ roles, schoolIds }: RoleChoice): RoleGrant[] {
  return roles.flatMap((role) =>
    role === SCHOOL_ROLE ? schoolIds.map((schoolId) => ({ role, schoolId })) : [{ role }],
  )
}

/** The choice that an account stands at. */
export function choiceOf(held: readonly RoleGrant[]): RoleChoice {
  return {
    roles: [...new Set(held.map(({ role }) => role))],
    schoolIds: held.flatMap(({ schoolId }) => (schoolId === undefined ? [] : [schoolId])),
  }
}
