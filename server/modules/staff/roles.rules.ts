import { CONFLICTING_ROLES, ROLES, type Role, SCHOOL_ROLES } from '#contracts/grants.ts'
import type { FieldProblem } from '#contracts/refusals.ts'

export interface WantedRole {
  role: string
  schoolId?: string
}

/**
 * Lists what is wrong with a set of roles: unknown roles, a wrong scope, or two that one person never holds together
 * (三员分立, and whoever prepares does not release).
 */
export function problemsOfRoles(roles: readonly WantedRole[]): FieldProblem[] {
  const names = roles.map(({ role }) => role)
  const unknown = roles.filter(({ role }) => !isRole(role))
  const misplaced = roles.filter(
    ({ role, schoolId }) => isRole(role) && SCHOOL_ROLES.includes(role) !== Boolean(schoolId),
  )
  const keys = roles.map(({ role, schoolId }) => `${role} ${schoolId ?? ''}`)
  const twice = keys.filter((key, place) => keys.indexOf(key) < place)
  return [
    ...unknown.map(() => problem('unknown_role', '没有这个岗位，请刷新后重选。')),
    ...misplaced.map(() => problem('wrong_scope', '学校岗位必须指定学校，考试院岗位不能指定学校。')),
    ...twice.map(() => problem('twice', '同一岗位选择了两次，请去掉一个。')),
    ...conflictsOf(names).map((words) => problem('conflicting_roles', words)),
  ]
}

/** Says which of these roles one person does not hold together: an account may have them from before the rule. */
export function conflictsOf(names: readonly string[]): string[] {
  return CONFLICTING_ROLES.filter(([a, b]) => names.includes(a) && names.includes(b)).map(wordsOf)
}

const ADMINISTRATORS: readonly Role[] = ['system_administrator', 'security_administrator', 'auditor']

function wordsOf([a, b]: readonly [Role, Role]): string {
  if (ADMINISTRATORS.includes(a) && ADMINISTRATORS.includes(b))
    return '系统管理员、安全管理员、审计员须由不同的人担任。'
  if (ADMINISTRATORS.includes(a)) return '安全管理员、审计员不能兼任业务岗位，请去掉一个。'
  return '经办与复核、学校初审与考试院复审须由不同的人担任，请去掉一个。'
}

/** Whether the text names a role. */
export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text)
}

function problem(code: string, text: string): FieldProblem {
  return { field: 'roles', code, text }
}
