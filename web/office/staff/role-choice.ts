import { CONFLICTING_ROLES, SCHOOL_ROLES } from '#contracts/grants.ts'
import { staffTexts as texts } from './staff.texts.ts'

/** A role as the contract wants it: of one school, or of the whole authority. */
export interface RoleGrant {
  role: string
  schoolId?: string
}

/** What is ticked: roles, and the schools that the roles of a school are for. */
export interface RoleChoice {
  roles: readonly string[]
  schoolIds: readonly string[]
}

/** Whether the role is held by a school's staff, for one school or several. */
export function isSchoolRole(role: string): boolean {
  return SCHOOL_ROLES.some((one) => one === role)
}

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
  const isSchoolless = roles.some(isSchoolRole) && schoolIds.length === 0
  return isSchoolless ? [{ field: 'roles', text: texts.schoolsMissing }] : []
}

/** The choice as the contract wants it: a school's role once for each school. */
export function grantsOf({ roles, schoolIds }: RoleChoice): RoleGrant[] {
  return roles.flatMap((role) =>
    isSchoolRole(role) ? schoolIds.map((schoolId) => ({ role, schoolId })) : [{ role }],
  )
}

/** The choice that an account stands at. */
export function choiceOf(held: readonly RoleGrant[]): RoleChoice {
  return {
    roles: [...new Set(held.map(({ role }) => role))],
    schoolIds: [...new Set(held.flatMap(({ schoolId }) => (schoolId === undefined ? [] : [schoolId])))],
  }
}
