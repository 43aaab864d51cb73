import type { BodyOf } from '#contracts/route.ts'
import type { returnArrival as contract } from '#contracts/transfers/office-arrivals.ts'
import { DONE } from '#kernel/act.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { eachAlone } from '#platform/jobs/each-alone.ts'
import type { Deps } from '#server/deps.ts'
import { afterArrivalMove } from '../arrival.lifecycle.ts'
import { type ArrivalRow, aboutArrival, lockArrival, moveArrival } from '../arrival.store.ts'
import { insertArrivalStep } from '../arrival-step.store.ts'
import { requireArrival } from '../require-arrival.ts'
import { lapseUndosOf } from '../taking-in/taken-in.store.ts'
import { tellOwner } from '../tell-owner.ts'
import { findNoticeFor } from './notice.store.ts'
import { listOverdue, remindWaiting } from './waiting.store.ts'

const SWEEP_MS = 60_000
/** How long before its end a deadline is announced once more. */
const REMINDER_MS = 3 * 86_400_000

/** TRI-02: gives an arrival back to its province by hand, with the reason. The province restores its record. */
export async function giveBack(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, version, note }: BodyOf<typeof contract> & { id: string },
): Promise<{ done: true }> {
  await deps.database.transact(deadline, async (tx) => {
    const at = deps.clock.now()
    const from = await requireArrival(tx, { id, actor, grant: 'arrival.confirm' })
    if (from.version !== version) throw new Refusal('stale')
    await moveBack(tx, { from, move: 'return', staffId: actor.staffId, note, at })
    await tellOwner(tx, deps, { arrival: from, news: { kind: 'return', note } })
    await writeAudit(tx, {
      ...{ at, actor, origin, action: 'arrival.return', reason: note },
      ...aboutArrival(from),
      old: { state: from.state },
      new: { state: 'returned' },
    })
  })
  return DONE
}

/** The job of each hour: reminds those whose time ends soon, and returns what was not confirmed in time, each by itself (TRI-02). */
export async function sweepArrivals(deps: Deps, stop?: AbortSignal): Promise<void> {
  const now = deps.clock.now()
  const until = new Date(now.getTime() + REMINDER_MS)
  const overdue = await deps.database.transact(deadlineIn(SWEEP_MS), async (tx) => {
    await remindWaiting(tx, { until, at: now })
    return listOverdue(tx, now)
  })
  const end = (id: string) => deps.database.transact(deadlineIn(SWEEP_MS), (tx) => expire(tx, deps, id))
  await eachAlone(overdue, end, { log: deps.log, stop })
}

async function expire(tx: Tx, deps: Deps, id: string): Promise<void> {
  const from = await lockArrival(tx, id)
  const at = deps.clock.now()
  // Confirmed, returned or extended since it was listed.
  if (from?.state !== 'to_confirm') return
  const notice = await findNoticeFor(tx, from)
  if (!notice || notice.closes_at > at) return
  await moveBack(tx, { from, move: 'expire', staffId: undefined, note: undefined, at })
  await tellOwner(tx, deps, { arrival: from, news: { kind: 'expire' } })
  await writeAudit(tx, {
    ...{ at, actor: { kind: 'system', name: 'sweep-arrivals' }, action: 'arrival.expire' },
    ...aboutArrival(from),
    old: { state: from.state },
    new: { state: 'returned' },
  })
}

interface MovedBack {
  from: ArrivalRow
  move: 'return' | 'expire'
  staffId: string | undefined
  note: string | undefined
  at: Date
}

async function moveBack(tx: Tx, { from, move, staffId, note, at }: MovedBack): Promise<void> {
  const state = afterArrivalMove(from.state, move)
  if (!state || !(await moveArrival(tx, { from, to: { state }, at }))) throw new Refusal('stale')
  await lapseUndosOf(tx, { ids: [from.id], at })
  const kind = move === 'return' ? 'returned' : 'expired'
  await insertArrivalStep(tx, {
    ...{ from, kind, at },
    ...(staffId ? { staffId } : {}),
    ...(note ? { note } : {}),
  })
}
