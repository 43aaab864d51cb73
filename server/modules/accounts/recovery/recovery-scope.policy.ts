import { ROLES } from '#contracts/grants.ts'
import { type StaffActor, scopesOf } from '#kernel/actor.ts'

/** The schools whose candidates' requests the officer decides; undefined: all, and those of nobody on record (ACC-03). */
export function schoolsOfRequests(actor: StaffActor): readonly string[] | undefined {
  const scopes = scopesOf(actor, 'recovery.decide', ROLES)
  if (scopes.some(({ kind }) => kind === 'authority')) return undefined
  return scopes.flatMap((scope) => (scope.kind === 'school' ? [scope.schoolId] : []))
}
