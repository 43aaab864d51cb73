import { DONE, type Once } from '#kernel/act.ts'
import type { CandidateActor, StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { afterArrivalMove } from '../arrival.lifecycle.ts'
import { type ArrivalRow, aboutArrival, lockArrival, moveArrival } from '../arrival.store.ts'
import { insertArrivalStep } from '../arrival-step.store.ts'
import { findOpenArrivalUndo } from '../decision/undo.store.ts'
import { requireArrival } from '../require-arrival.ts'
import { tellOwner } from '../tell-owner.ts'
import { giveScores } from './arrival-scores.ts'
import { findNoticeFor } from './notice.store.ts'

interface Seen {
  id: string
  version: number
}

/** TRI-02: an officer of the school confirms that the candidate came, from the list of attendance. */
export async function confirmAttendance(
  deps: Deps,
  call: Call<StaffActor>,
  seen: Seen,
): Promise<{ done: true }> {
  return deps.database.transact(call.deadline, async (tx) => {
    const from = await requireArrival(tx, { id: seen.id, actor: call.actor, grant: 'arrival.confirm' })
    await confirm(tx, deps, { call, from, seen, way: 'on_site' })
    return DONE
  })
}

/** TRI-02: the candidate confirms on the page, where the school allows it. */
export async function confirmOnline(
  deps: Deps,
  call: Call<CandidateActor>,
  seen: Seen,
): Promise<Once<{ done: true }>> {
  return deps.acts.once(call, async (tx) => {
    const from = requireFound(await lockArrival(tx, seen.id))
    if (from.person_id !== call.actor.personId) throw new Refusal('not_found')
    await confirm(tx, deps, { call, from, seen, way: 'online' })
    return DONE
  })
}

interface Confirmation {
  call: Call<StaffActor | CandidateActor>
  /** Locked by this transaction. */
  from: ArrivalRow
  seen: Seen
  way: 'on_site' | 'online'
}

/**
 * TRI-02: the one place where an arrival takes effect. What was seen is what is confirmed: a file that was corrected since is `stale`. The clock
 * decides at the deadline, to the second, whether the job that returns arrivals has run or not.
 */
async function confirm(tx: Tx, deps: Deps, { call, from, seen, way }: Confirmation): Promise<void> {
  const at = deps.clock.now()
  const state = afterArrivalMove(from.state, 'confirm')
  if (!state || from.version !== seen.version) throw new Refusal('stale')
  if (await findOpenArrivalUndo(tx, from.id)) throw impossible('这次审核的结果正在申请撤销，请等待处理。')
  await requireTime(tx, { from, way, at })
  const { recorded } = await giveScores(tx, deps, from)
  if (!(await moveArrival(tx, { from, to: { state }, at }))) throw new Refusal('stale')
  const { actor, origin } = call
  const by = actor.kind === 'staff' ? { staffId: actor.staffId } : { personId: actor.personId }
  await insertArrivalStep(tx, { from, kind: 'confirmed', at, ...by })
  await tellOwner(tx, deps, { arrival: from, news: { kind: 'confirm', recognised: recorded } })
  await writeAudit(tx, {
    ...{ at, actor, origin, action: 'arrival.confirm' },
    ...aboutArrival(from),
    new: { way, scores: recorded, revision: from.revision },
  })
}

async function requireTime(
  tx: Tx,
  { from, way, at }: { from: ArrivalRow; way: Confirmation['way']; at: Date },
): Promise<void> {
  const notice = await findNoticeFor(tx, from)
  if (!notice) throw impossible('学校尚未发布现场确认的时间和地点。')
  if (notice.mode !== 'either' && notice.mode !== way)
    throw impossible(
      way === 'online' ? '学校要求到现场确认，请按通知的时间和地点办理。' : '学校这次只在网上确认。',
    )
  if (at < notice.opens_at) throw impossible(`确认从 ${formatInstant(notice.opens_at)} 开始。`)
  if (at >= notice.closes_at) throw impossible(`确认已于 ${formatInstant(notice.closes_at)} 截止。`)
}

function impossible(why: string): Refusal {
  return new Refusal('effect_impossible', { values: { why } })
}
