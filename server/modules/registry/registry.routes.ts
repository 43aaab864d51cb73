import { findCandidates, revealNumber } from '#contracts/office-candidates.ts'
import { ownRecord, portalSession, portalSignOut, switchTicket } from '#contracts/portal.ts'
import { clearTokenCookie, type SessionCache } from '#modules/sessions/public.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { searchCandidates } from './find-candidates.ts'
import { signOut, switchActiveTicket, viewOwn, viewPortalSession } from './portal-session.ts'
import { reveal } from './reveal-number.ts'

const DONE = { done: true } as const

/** Persons and their 准考证: HOM-01, ACC-02, and the person's own view of the record. */
export function mountRegistry(mount: Mount, deps: Deps, sessions: SessionCache): void {
  mount(portalSession, (_input, { actor, deadline }) => viewPortalSession(deps, actor, deadline))
  mount(portalSignOut, async (_input, { actor, deadline, origin, reply, request }) => {
    const agent = request.headers['user-agent'] ?? ''
    await signOut(deps, actor, { address: origin.address, agent, deadline })
    sessions.forget(actor.sessionId)
    clearTokenCookie(reply, deps.config, 'portal')
    return DONE
  })
  mount(switchTicket, async ({ body }, { actor, deadline }) => {
    await switchActiveTicket(deps, actor, { ticketId: body.ticketId, deadline })
    // This node need not wait for the bus: the next request must already see the new one.
    sessions.forget(actor.sessionId)
    return DONE
  })
  mount(ownRecord, (_input, { actor, deadline }) => viewOwn(deps, actor, deadline))
  mount(findCandidates, ({ body }, { actor, deadline }) =>
    searchCandidates(deps, deadline, { q: body.q, actor }),
  )
  mount(revealNumber, ({ params, body }, { actor, origin, deadline }) =>
    reveal(deps, { personId: params.id, body, actor, origin, deadline }),
  )
}
