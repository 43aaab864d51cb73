import { type Grant, ROLES } from '#contracts/grants.ts'
import { type StaffActor, scopesOf } from '#kernel/actor.ts'

/** The levels at which somebody reviews: 复审 for the whole authority, 初审 for these schools. */
export interface ReviewScope {
  authority: boolean
  schoolIds: readonly string[]
}

/** What an actor's grant reaches. */
export function reviewScopeOf(actor: StaffActor, grant: Grant = 'review.decide'): ReviewScope {
  const scopes = scopesOf(actor, grant, ROLES)
  return {
    authority: scopes.some(({ kind }) => kind === 'authority'),
    schoolIds: scopes.flatMap((scope) => (scope.kind === 'school' ? [scope.schoolId] : [])),
  }
}

/** Whether an application may be seen: the authority sees all, a school its own (REV-01). */
export function maySee(scope: ReviewScope, application: { school_id: string }): boolean {
  return scope.authority || scope.schoolIds.includes(application.school_id)
}

/**
 * Whether somebody may agree to take back what was decided at a level: only who decides there. A school asks for an undoing
 * of what the authority approved, and does not do it.
 */
export function mayUndo(
  scope: ReviewScope,
  { school_id, level }: { school_id: string; level: string | undefined },
): boolean {
  return level === 'authority' ? scope.authority : level === 'school' && maySee(scope, { school_id })
}

/** Whether the level that waits is one of the actor's: a school's for its own, the authority's for the authority. */
export function mayDecide(
  scope: ReviewScope,
  application: { school_id: string; awaits: string | null },
): boolean {
  if (application.awaits === 'authority') return scope.authority
  return application.awaits === 'school' && scope.schoolIds.includes(application.school_id)
}
