import { type Grant, ROLES } from '#contracts/grants.ts'
import { type StaffActor, scopesOf } from '#kernel/actor.ts'

/** The schools whose candidates a grant lets the actor see; undefined: all schools. */
export function schoolsInScope(actor: StaffActor, grant: Grant): readonly string[] | undefined {
  const scopes = scopesOf(actor, grant, ROLES)
  if (scopes.some(({ kind }) => kind === 'authority')) return undefined
  return scopes.flatMap((scope) => (scope.kind === 'school' ? [scope.schoolId] : []))
}

/** Whether a record of these schools is in the actor's scope. */
export function isInScope(schoolIds: readonly string[], allowed: readonly string[] | undefined): boolean {
  return allowed === undefined || schoolIds.some((id) => allowed.includes(id))
}
