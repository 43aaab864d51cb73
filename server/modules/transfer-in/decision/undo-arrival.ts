import type { BodyOf } from '#contracts/route.ts'
import type {
  askArrivalUndo,
  settleArrivalUndo as settleContract,
} from '#contracts/transfers/office-arrivals.ts'
import { DONE } from '#kernel/act.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { mayUndo } from '../arrival.policy.ts'
import { type ArrivalRow, aboutArrival, findRival, holdTakingsIn, moveArrival } from '../arrival.store.ts'
import { insertArrivalStep, listArrivalSteps } from '../arrival-step.store.ts'
import { restoreCorrected, takeScoresBack } from '../confirmation/arrival-scores.ts'
import { requireArrival } from '../require-arrival.ts'
import { tellOwner } from '../tell-owner.ts'
import { standingStep } from './standing-step.ts'
import { findOpenArrivalUndo, insertArrivalUndo, settleArrivalUndo } from './undo.store.ts'

/** REV-06: asks to undo the standing decision, confirmation or return. It stands until a second person agrees. */
export async function askToUndo(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id: arrivalId, reason }: BodyOf<typeof askArrivalUndo> & { id: string },
): Promise<{ id: string }> {
  return deps.database.transact(deadline, async (tx) => {
    const at = deps.clock.now()
    const from = await requireArrival(tx, { id: arrivalId, actor, grant: 'review.undo' })
    const standing = standingStep(await listArrivalSteps(tx, arrivalId))
    if (!standing) throw new Refusal('undo_nothing')
    const id = deps.ids.next()
    const undo = { id, arrivalId, undoesSeq: standing.seq, reason, staffId: actor.staffId, at }
    if (!(await insertArrivalUndo(tx, undo))) throw new Refusal('undo_open')
    await writeAudit(tx, {
      ...{ at, actor, origin, action: 'arrival.ask_undo', reason },
      ...aboutArrival(from),
      new: { undoes: standing.kind, seq: standing.seq },
    })
    return { id }
  })
}

/**
 * REV-06: the second person agrees or does not. Agreed, the arrival stands exactly where it stood before, and a confirmation takes its scores
 * with it. Refuses `second_person`, `not_permitted` to a school for what the authority decided, `stale` when there is no open request, and
 * `effect_relied_on`.
 */
export async function settleUndo(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, decision, note }: BodyOf<typeof settleContract> & { id: string },
): Promise<{ done: true }> {
  return deps.database.transact(deadline, async (tx) => {
    const at = deps.clock.now()
    if (decision === 'approve') await holdTakingsIn(tx)
    const from = await requireArrival(tx, { id, actor, grant: 'review.undo' })
    const request = await findOpenArrivalUndo(tx, id)
    if (!request) throw new Refusal('stale')
    if (request.requested_by === actor.staffId) throw new Refusal('second_person')
    const steps = await listArrivalSteps(tx, id)
    const undone = requireFound(steps.find(({ seq }) => seq === request.undoes_seq))
    if (!mayUndo(actor, from, undone)) throw new Refusal('not_permitted')
    const to = decision === 'approve' ? 'approved' : 'refused'
    if (!(await settleArrivalUndo(tx, { id: request.id, to, staffId: actor.staffId, note, at })))
      throw new Refusal('stale')
    if (to === 'approved')
      await takeBack(tx, deps, {
        ...{ from, at, undoesSeq: request.undoes_seq },
        ...{ staffId: request.requested_by, secondStaffId: actor.staffId },
      })
    await writeAudit(tx, {
      ...{ at, actor, origin, action: `arrival.undo_${decision}` },
      ...aboutArrival(from),
      old: { state: from.state, seq: request.undoes_seq },
      new: { request: to },
      reason: note ?? request.reason,
    })
    return DONE
  })
}

interface TakenBack {
  from: ArrivalRow
  undoesSeq: number
  staffId: string
  secondStaffId: string
  at: Date
}

const RIVAL_WORDS = {
  open: '转出省此后又发来了同一份档案，请先处理后来的档案。',
  confirmed: '转出省此后又发来了同一份档案，并且已经确认。要改的请撤销那一次的确认，或请转出省发来更正。',
} as const

async function takeBack(tx: Tx, deps: Deps, undo: TakenBack): Promise<void> {
  const { from, at } = undo
  const standing = standingStep(await listArrivalSteps(tx, from.id))
  if (!standing || standing.seq !== undo.undoesSeq || standing.from_state === null) throw new Refusal('stale')
  const rival = await findRival(tx, from.id)
  if (rival) throw new Refusal('effect_relied_on', { values: { why: RIVAL_WORDS[rival] } })
  if (standing.kind === 'confirmed') await takeScoresBack(tx, deps, from)
  const state = standing.from_state
  const to = {
    ...{ state, level: standing.from_level },
    ...(state === 'to_confirm' ? { toConfirmSince: at } : {}),
  }
  if (!(await moveArrival(tx, { from, to, at }))) throw new Refusal('stale')
  if (standing.kind === 'confirmed') await restoreCorrected(tx, deps, { arrival: from, at })
  await insertArrivalStep(tx, { ...undo, kind: 'undone' })
  await tellOwner(tx, deps, { arrival: from, news: { kind: 'undo' } })
}
