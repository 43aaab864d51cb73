import { candidatePhoto, findCandidates, revealNumber } from '#contracts/office/candidates.ts'
import { ownRecord, portalSession, portalSignOut, switchTicket } from '#contracts/portal.ts'
import { DONE } from '#kernel/act.ts'
import { clearTokenCookie, type SessionCache } from '#modules/sessions/public.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { searchCandidates } from './find-candidates.ts'
import { signOut, switchActiveTicket, viewOwn, viewPortalSession } from './portal-session.ts'
import { reveal } from './reveal-number.ts'
import { serveCandidatePhoto } from './serve-photo.ts'

/** Mounts the routes of persons and their 准考证: HOM-01, ACC-02, and the person's own view of the record. */
export function mountRegistry(mount: Mount, deps: Deps, sessions: SessionCache): void {
  mount(portalSession, (_input, call) => viewPortalSession(deps, call))
  mount(portalSignOut, async (_input, call) => {
    await signOut(deps, call)
    sessions.forget(call.actor.sessionId)
    clearTokenCookie(call.reply, deps.config, 'portal')
    return DONE
  })
  mount(switchTicket, async ({ body }, call) => {
    const done = await switchActiveTicket(deps, call, body)
    // The next request must already see the new active 准考证, so this node does not wait for the bus.
    sessions.forget(call.actor.sessionId)
    return done
  })
  mount(ownRecord, (_input, call) => viewOwn(deps, call))
  mount(findCandidates, ({ body }, call) => searchCandidates(deps, call, body))
  mount(candidatePhoto, ({ params }, call) => serveCandidatePhoto(deps, call, { personId: params.id }))
  mount(revealNumber, ({ params, body }, call) => reveal(deps, call, { ...body, personId: params.id }))
}
