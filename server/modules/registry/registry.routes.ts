import { findCandidates, revealNumber } from '#contracts/office-candidates.ts'
import { ownRecord, portalSession, portalSignOut, switchTicket } from '#contracts/portal.ts'
import { requireFound } from '#kernel/refusal.ts'
import { findOwnAccount, recordSignIn } from '#modules/accounts/public.ts'
import {
  clearTokenCookie,
  deleteSession,
  SESSION_LIMITS,
  type SessionCache,
} from '#modules/sessions/public.ts'
import { notify } from '#platform/bus/bus.store.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { searchCandidates } from './find-candidates.ts'
import { findPerson } from './person.store.ts'
import { switchActiveTicket, viewPortalSession } from './portal-session.ts'
import { viewOwnRecord } from './registry.view.ts'
import { reveal } from './reveal-number.ts'
import { listTicketsOf } from './ticket.store.ts'

const DONE = { done: true } as const

/** Persons and their 准考证: HOM-01, ACC-02, and the person's own view of the record. */
export function mountRegistry(mount: Mount, deps: Deps, sessions: SessionCache): void {
  mount(portalSession, async (_input, { actor, deadline }) => {
    if (actor.kind !== 'candidate') return { stage: 'none' as const }
    if (actor.stage === 'activation') {
      const account = await findOwnAccount(deps, deadline, actor.personId)
      return {
        stage: 'activation' as const,
        hasPhone: account?.phoneCipher !== undefined,
        idleSeconds: SESSION_LIMITS.activation.idleSeconds,
      }
    }
    const shown = await viewPortalSession(deps, actor, deadline)
    return { stage: 'ready' as const, ...shown, idleSeconds: SESSION_LIMITS.candidate.idleSeconds }
  })
  mount(portalSignOut, async (_input, { actor, deadline, origin, reply, request }) => {
    await deps.database.transact(deadline, async (tx) => {
      await deleteSession(tx, actor.sessionId)
      await recordSignIn(tx, {
        id: deps.ids.next(),
        owner: { personId: actor.personId },
        at: deps.clock.now(),
        address: origin.address,
        agent: request.headers['user-agent'] ?? '',
        outcome: 'signed_out',
      })
      await notify(tx, 'sessions', actor.sessionId)
    })
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
  mount(ownRecord, (_input, { actor, deadline }) =>
    deps.database.read(deadline, async (tx) => {
      const person = requireFound(await findPerson(tx, actor.personId))
      return viewOwnRecord(person, await listTicketsOf(tx, [person.id]), deps.cipher)
    }),
  )
  mount(findCandidates, ({ query }, { actor, deadline }) =>
    searchCandidates(deps, deadline, { q: query.q, actor }),
  )
  mount(revealNumber, ({ params, body }, { actor, origin, deadline }) =>
    reveal(deps, { personId: params.id, body, actor, origin, deadline }),
  )
}
