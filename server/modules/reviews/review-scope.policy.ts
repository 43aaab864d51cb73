import { type Grant, ROLES } from '#contracts/grants.ts'
import { type StaffActor, scopesOf } from '#kernel/actor.ts'

/** The levels at which a member of staff reviews: 复审 for the whole authority, 初审 for these schools. */
export interface ReviewScope {
  authority: boolean
  schoolIds: readonly string[]
}

/** The scope of an actor's grant. */
export function reviewScopeOf(actor: StaffActor, grant: Grant = 'review.decide'): ReviewScope {
  const scopes = scopesOf(actor, grant, ROLES)
  return {
    authority: scopes.some(({ kind }) => kind === 'authority'),
    schoolIds: scopes.flatMap((scope) => (scope.kind === 'school' ? [scope.schoolId] : [])),
  }
}

/** Whether the application may be seen: the authority sees all applications, a school only its own (REV-01). */
export function maySee(scope: ReviewScope, application: { school_id: string }): boolean {
  return scope.authority || scope.schoolIds.includes(application.school_id)
}

/**
 * Whether a reviewer may agree to undo a decision of a level. Only a reviewer who decides at that level may: a school
 * can ask to undo an approval of the authority, but cannot agree to it.
 */
export function mayUndo(
  scope: ReviewScope,
  { school_id, level }: { school_id: string; level: string | undefined },
): boolean {
  return level === 'authority' ? scope.authority : level === 'school' && maySee(scope, { school_id })
}

/**
 * Whether the actor decides at the level where the application waits: a school's reviewer for that school, the
 * authority's reviewer for the authority.
 */
export function mayDecide(
  scope: ReviewScope,
  application: { school_id: string; awaits: string | null },
): boolean {
  if (application.awaits === 'authority') return scope.authority
  return application.awaits === 'school' && scope.schoolIds.includes(application.school_id)
}
