import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { lockArrival } from '../../arrival.store.ts'
import { matchArrival } from '../../taking-in/match-arrival.ts'
import { forgetCandidates, isActiveTicket } from './settle-match.store.ts'

/** TRI-01: says whose an arrival is, by a 准考证 of that person that is 在籍. Of several who decide at once, one does. */
export async function settleMatch(
  deps: Deps,
  call: Call<StaffActor>,
  { id, version, ticketId }: { id: string; version: number; ticketId: string },
): Promise<void> {
  const at = deps.clock.now()
  await deps.database.transact(call.deadline, async (tx) => {
    requireFound(await lockArrival(tx, id))
    if (!(await isActiveTicket(tx, { ticketId, at }))) throw new Refusal('arrival_ticket_inactive')
    await matchArrival(tx, deps, { call, id, seen: { version }, ticketId })
  })
}

/** TRI-01: says that an arrival is for none of the persons it was shown beside: it waits until its person registers. */
export async function keepWaiting(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, version }: { id: string; version: number },
): Promise<void> {
  await deps.database.transact(deadline, async (tx) => {
    const arrival = requireFound(await lockArrival(tx, id))
    if (arrival.state !== 'unmatched' || arrival.version !== version) throw new Refusal('stale')
    const persons = await forgetCandidates(tx, id)
    if (persons.length === 0) throw new Refusal('stale')
    await writeAudit(tx, {
      ...{ at: deps.clock.now(), actor, origin, action: 'arrival.keep_waiting' },
      subject: { kind: 'arrival', id },
      old: { persons },
    })
  })
}
