import type { AuditAction } from '#contracts/audit-actions.ts'
import type { RefundStep } from '#contracts/payments/refund.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import type { LockedRefund } from './lock-order-of-refund.ts'
import type { RefundMove } from './refund.lifecycle.ts'
import type { RefundChange, RefundRow } from './refund.store.ts'
import { requireRefundMove } from './require-refund-move.ts'

interface Refused {
  call: Pick<Call<StaffActor>, 'actor' | 'origin'>
  locked: LockedRefund
  decision: { seen: RefundStep; note?: string }
}

/** The second person does not agree to the step that waits: the refund is where it was before somebody took it. */
export async function refuseStep(
  tx: Tx,
  deps: Pick<Deps, 'clock'>,
  { call, locked: { refund }, decision: { seen, note } }: Refused,
): Promise<void> {
  const at = deps.clock.now()
  const by = { staffId: call.actor.staffId, at, note }
  const { move, action, change } = backOf(refund, seen, by)
  await requireRefundMove(tx, { refund, move, at, change })
  await writeAudit(tx, {
    ...{ at, actor: call.actor, origin: call.origin, action },
    subject: { kind: 'refund', id: refund.id },
    personId: refund.person_id,
    new: { refundNo: refund.refund_no },
    ...(note ? { reason: note } : {}),
  })
}

interface Back {
  move: RefundMove
  action: AuditAction
  change: RefundChange
}

function backOf(
  { give_up_decided_at: givenUpAt }: RefundRow,
  seen: RefundStep,
  { staffId, at, note }: { staffId: string; at: Date; note: string | undefined },
): Back {
  switch (seen) {
    case 'requested':
      return {
        // The provider may have one that was given up: refused, it is found again by the number.
        move: givenUpAt === null ? 'refuse' : 'leave',
        action: 'refund.refuse',
        change: { decided_by: staffId, decided_at: at, decision_note: note ?? null },
      }
    case 'by_hand_asked':
      return {
        move: 'decline',
        action: 'refund.decline_by_hand',
        change: { by_hand_decided_by: staffId, by_hand_decided_at: at },
      }
    case 'give_up_asked':
      return {
        move: 'go_on',
        action: 'refund.go_on',
        change: { give_up_reason: null, give_up_asked_by: null, give_up_asked_at: null },
      }
    default:
      return seen satisfies never
  }
}
