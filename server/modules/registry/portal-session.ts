import type { CandidateActor } from '#kernel/actor.ts'
import type { Deadline } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import { countUnread } from '#modules/messages/public.ts'
import { setActiveTicket } from '#modules/sessions/public.ts'
import { notify } from '#platform/bus/bus.store.ts'
import type { Deps } from '#server/deps.ts'
import { findPerson } from './person.store.ts'
import { viewTicket } from './registry.view.ts'
import { listTicketsOf } from './ticket.store.ts'

/** HOM-01: the person's 准考证, all of them, and which one is active. */
export async function viewPortalSession(deps: Deps, actor: CandidateActor, deadline: Deadline) {
  return deps.database.read(deadline, async (tx) => {
    const person = await findPerson(tx, actor.personId)
    const tickets = await listTicketsOf(tx, [actor.personId])
    return {
      name: person?.name ?? '',
      tickets: tickets.map(viewTicket),
      ...(actor.ticket ? { activeTicketId: actor.ticket.id } : {}),
      unreadMessages: await countUnread(tx, actor.personId),
    }
  })
}

/** HOM-01: every page and tab follows; refused as not found when the 准考证 is another person's. */
export async function switchActiveTicket(
  deps: Deps,
  actor: CandidateActor,
  { ticketId, deadline }: { ticketId: string; deadline: Deadline },
): Promise<void> {
  await deps.database.transact(deadline, async (tx) => {
    const change = { sessionId: actor.sessionId, personId: actor.personId, ticketId }
    if (!(await setActiveTicket(tx, change))) throw new Refusal('not_found')
    await notify(tx, 'sessions', actor.sessionId)
  })
}
