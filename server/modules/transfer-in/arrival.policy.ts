import { type Grant, ROLES } from '#contracts/grants.ts'
import { type StaffActor, scopesOf } from '#kernel/actor.ts'

/** An arrival as far as its scope goes. One that is not matched belongs to no school yet: the authority alone sees it. */
interface Scoped {
  school_id: string | null
}

/** Whether the grant reaches the arrival: the authority's all, a school's its own. */
export function reaches(actor: StaffActor, grant: Grant, { school_id: schoolId }: Scoped): boolean {
  return scopesOf(actor, grant, ROLES).some(
    (scope) => scope.kind === 'authority' || scope.schoolId === schoolId,
  )
}

/** Whether it is the actor's level that decides now: a school's reviewer for the school, the authority's for the authority. */
export function maySettle(
  actor: StaffActor,
  { school_id: schoolId, awaits }: Scoped & { awaits: 'school' | 'authority' | null },
): boolean {
  return scopesOf(actor, 'review.decide', ROLES).some((scope) =>
    scope.kind === 'authority' ? awaits === 'authority' : awaits === 'school' && scope.schoolId === schoolId,
  )
}

/** The levels at which the actor decides. */
export function turnsOf(actor: StaffActor): ('school' | 'authority')[] {
  return scopesOf(actor, 'review.decide', ROLES).map(({ kind }) => kind)
}

/** Where it is the actor's level that decides: whether at the authority, and at which schools. */
export function turnsAt(actor: StaffActor): { isAuthority: boolean; schoolIds: readonly string[] } {
  const scopes = scopesOf(actor, 'review.decide', ROLES)
  return {
    isAuthority: scopes.some(({ kind }) => kind === 'authority'),
    schoolIds: scopes.flatMap((scope) => (scope.kind === 'school' ? [scope.schoolId] : [])),
  }
}

/**
 * Whether the actor may agree to undo a step (REV-06): what the authority decided is undone by the authority alone, as in the queues. A
 * confirmation and a return have no level: whoever reviews for that school may agree.
 */
export function mayUndo(
  actor: StaffActor,
  { school_id: schoolId, chain }: Scoped & { chain: readonly ('school' | 'authority')[] | null },
  { level }: { level: number | null },
): boolean {
  const decidedBy = level === null ? undefined : chain?.[level - 1]
  return scopesOf(actor, 'review.undo', ROLES).some(
    (scope) => scope.kind === 'authority' || (scope.schoolId === schoolId && decidedBy !== 'authority'),
  )
}
