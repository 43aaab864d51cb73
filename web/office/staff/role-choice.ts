import { CONFLICTING_ROLES, SCHOOL_ROLES } from '#contracts/grants.ts'
import { staffTexts as texts } from './staff.texts.ts'

/** A role in the contract's shape: for one school, or for the whole authority. */
export interface RoleGrant {
  role: string
  schoolId?: string
}

/** The ticked roles, and the schools that the school roles are for. */
export interface RoleChoice {
  roles: readonly string[]
  schoolIds: readonly string[]
}

/** Whether the role belongs to staff of one or several schools. */
export function isSchoolRole(role: string): boolean {
  return SCHOOL_ROLES.some((one) => one === role)
}

/** Finds the chosen role that no person may hold together with this one (ACC-01). */
export function conflictOf(role: string, chosen: readonly string[]): string | undefined {
  for (const [a, b] of CONFLICTING_ROLES) {
    if (a === role && chosen.includes(b)) return b
    if (b === role && chosen.includes(a)) return a
  }
  return undefined
}

/** Lists what the choice still lacks; the server checks again. */
export function roleProblems({ roles, schoolIds }: RoleChoice): { field: string; text: string }[] {
  if (roles.length === 0) return [{ field: 'roles', text: texts.rolesMissing }]
  const isSchoolless = roles.some(isSchoolRole) && schoolIds.length === 0
  return isSchoolless ? [{ field: 'roles', text: texts.schoolsMissing }] : []
}

/** Converts the choice to the contract's shape: a school role once for each school. */
export function grantsOf({ roles, schoolIds }: RoleChoice): RoleGrant[] {
  return roles.flatMap((role) =>
    isSchoolRole(role) ? schoolIds.map((schoolId) => ({ role, schoolId })) : [{ role }],
  )
}

/** Converts an account's current roles to a choice. */
export function choiceOf(held: readonly RoleGrant[]): RoleChoice {
  return {
    roles: [...new Set(held.map(({ role }) => role))],
    schoolIds: [...new Set(held.flatMap(({ schoolId }) => (schoolId === undefined ? [] : [schoolId])))],
  }
}
