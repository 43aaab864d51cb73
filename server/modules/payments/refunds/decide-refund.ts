import type { decideRefund as contract } from '#contracts/office/refunds.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { lockApplication } from '#modules/applications/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { requireOrderMove } from '../orders/require-order-move.ts'
import { addFollowingOfRefund } from './add-following-of-refund.ts'
import { announceAccepted } from './announce-refund.ts'
import { finishRefund } from './finish-refund.ts'
import { giveUp } from './give-up-refund.ts'
import { type LockedRefund, lockSeenRefund } from './lock-order-of-refund.ts'
import { approvalOf, firstOf } from './refund.rules.ts'
import { findPaidBy, hasStandingDiploma } from './refund.store.ts'
import { refuseStep } from './refuse-step.ts'
import { requireRefundMove } from './require-refund-move.ts'

type Body = BodyOf<typeof contract>
type Decide = Body & { id: string }
type Asker = Pick<Call<StaffActor>, 'actor' | 'origin'>

/**
 * PAY-04: the second person decides on the step that waits. Refuses `second_person` to whoever took that step, and `stale` when another
 * decision came first.
 */
export function decideOnRefund(deps: Deps, call: Call<StaffActor>, decision: Decide): Promise<void> {
  return deps.database.transact(call.deadline, (tx) => decideWithin(tx, deps, { call, decision }))
}

/** The same within a transaction of the caller, who has asked whether the actor may. */
export async function decideWithin(
  tx: Tx,
  deps: Pick<Deps, 'ids' | 'clock'>,
  { call, decision }: { call: Asker; decision: Decide },
): Promise<void> {
  const locked = await lockSeenRefund(tx, decision)
  const { refund } = locked
  if (refund.state !== decision.seen) throw new Refusal('stale')
  if (firstOf(refund) === call.actor.staffId) throw new Refusal('second_person')
  const step = { call, locked, decision }
  if (decision.decision === 'refuse') return refuseStep(tx, deps, step)
  switch (decision.seen) {
    case 'by_hand_asked':
      return agreeByHand(tx, deps, step)
    case 'give_up_asked':
      return giveUp(tx, deps, { call, locked, ...(decision.note ? { note: decision.note } : {}) })
    case 'requested':
      return approve(tx, deps, step)
    default:
      return decision.seen satisfies never
  }
}

interface Step {
  call: Asker
  locked: LockedRefund
  decision: Decide
}

async function approve(
  tx: Tx,
  deps: Pick<Deps, 'ids' | 'clock'>,
  { call, locked, decision }: Step,
): Promise<void> {
  const at = deps.clock.now()
  const { order, refund } = locked
  const { note } = decision
  const isFee = refund.basis === 'decision'
  if (isFee) {
    // A list of graduates locks the same application: of the two, one comes first and the other sees it.
    const relying = await findPaidBy(tx, order.application_id)
    if (relying) await lockApplication(tx, relying)
    if (relying && (await hasStandingDiploma(tx, relying))) throw new Refusal('refund_relied_on')
    await requireOrderMove(tx, { order, move: 'refund', at })
  }
  const change = { decided_by: call.actor.staffId, decided_at: at, decision_note: note ?? null }
  const subject = { kind: 'refund' as const, id: refund.id }
  if (approvalOf(refund.channel) === 'pay_out') {
    const refunding = isFee ? ({ ...order, state: 'refunding', version: order.version + 1 } as const) : order
    return finishRefund(tx, deps, {
      locked: { ...locked, order: refunding },
      ending: {
        ...{ move: 'pay_out', how: 'counter', doneAt: at, change },
        by: { actor: call.actor, origin: call.origin },
        reason: note ?? refund.reason,
      },
    })
  }
  const accepted = await requireRefundMove(tx, { refund, move: 'approve', at, change })
  await addFollowingOfRefund(tx, { refundId: refund.id, at })
  await announceAccepted(tx, deps, { order, refund: accepted })
  await writeAudit(tx, {
    ...{ at, actor: call.actor, origin: call.origin, action: 'refund.approve', subject },
    personId: refund.person_id,
    new: { refundNo: refund.refund_no, fen: refund.fen, channel: refund.channel },
    reason: note ?? refund.reason,
  })
}

function agreeByHand(
  tx: Tx,
  deps: Pick<Deps, 'ids' | 'clock'>,
  { call, locked, decision: { note } }: Step,
): Promise<void> {
  const at = deps.clock.now()
  return finishRefund(tx, deps, {
    locked,
    ending: {
      ...{ move: 'agree', how: 'by_hand', doneAt: at },
      change: { by_hand_decided_by: call.actor.staffId, by_hand_decided_at: at },
      transactionNo: locked.refund.by_hand_voucher ?? '',
      by: { actor: call.actor, origin: call.origin },
      ...(note ? { reason: note } : {}),
    },
  })
}
