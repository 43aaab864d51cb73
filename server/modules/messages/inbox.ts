import { DONE, type Once } from '#kernel/act.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Deps } from '#server/deps.ts'
import { listMessages, markRead } from './message.store.ts'

const LIMIT = 100

/** Shows a person's inbox (MSG-01). */
export async function viewInbox(deps: Deps, { actor, deadline }: Call<CandidateActor>) {
  const { personId } = actor
  const rows = await deps.database.readOften(deadline, (tx) =>
    listMessages(tx, { personId, limit: LIMIT + 1 }),
  )
  return {
    more: rows.length > LIMIT,
    messages: rows.slice(0, LIMIT).map(({ created_at, read_at, link, ticket_id, ticket_no, ...row }) => ({
      ...row,
      ...(ticket_id && ticket_no ? { ticket: { id: ticket_id, ticketNo: ticket_no } } : {}),
      ...(link ? { link } : {}),
      at: created_at.toISOString(),
      read: read_at !== null,
    })),
  }
}

/** Marks one of the person's own messages as read. Refuses `not_found` for any other. */
export async function markMessageRead(
  deps: Deps,
  call: Call<CandidateActor>,
  { id }: { id: string },
): Promise<Once<typeof DONE>> {
  const at = deps.clock.now()
  return deps.acts.once(call, async (tx) => {
    const isTheirs = await markRead(tx, { personId: call.actor.personId, id, at })
    if (!isTheirs) throw new Refusal('not_found')
    return DONE
  })
}
