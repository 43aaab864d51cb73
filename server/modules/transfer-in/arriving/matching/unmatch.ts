import type { unmatchArrival as contract } from '#contracts/office/arrivals.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { mayUnmatch } from '../../arrival.lifecycle.ts'
import { aboutArrival, lockArrival, moveArrival } from '../../arrival.store.ts'
import { insertArrivalStep } from '../../arrival-step.store.ts'
import { insertCandidates } from '../../taking-in/taken-in.store.ts'
import { untellOwners } from '../../taking-in/untell-owners.store.ts'
import { TAKEN_BACK } from './decide-match.rules.ts'

const WHY = '此前通知您的转入档案经核对不是您的，已撤回。您的成绩没有变化。'

/**
 * TRI-01: takes back whose an arrival is, as long as nobody has judged it: it waits for staff to settle it anew, and whoever it was given to
 * hears of it. The reason stays in the trail, since the timeline is shown to whoever the arrival is given to next.
 */
export async function unmatchArrival(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, version, reason }: BodyOf<typeof contract> & { id: string },
): Promise<void> {
  await deps.database.transact(deadline, async (tx) => {
    const at = deps.clock.now()
    const from = requireFound(await lockArrival(tx, id))
    if (from.version !== version) throw new Refusal('stale')
    if (!mayUnmatch(from)) throw new Refusal('arrival_judged')
    await untellOwners(tx, { ids: [id], why: WHY, at })
    const to = { state: 'unmatched', level: null, owner: null } as const
    if (!(await moveArrival(tx, { from, to, at }))) throw new Refusal('stale')
    await insertArrivalStep(tx, { from, kind: 'unmatched', staffId: actor.staffId, at })
    if (from.person_id !== null)
      await insertCandidates(tx, {
        ids: [id],
        persons: [{ id, personId: from.person_id, reasons: [TAKEN_BACK] }],
      })
    await writeAudit(tx, {
      ...{ at, actor, origin, action: 'arrival.unmatch', reason },
      ...aboutArrival(from),
      old: { state: from.state, ticket: from.ticket_id },
      new: { state: to.state },
    })
  })
}
