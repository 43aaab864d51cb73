import { isStanding } from '#contracts/payments/refund.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { requireFound } from '#kernel/refusal.ts'
import type { Deps } from '#server/deps.ts'
import { refundViewOf } from '../refunds/refund.view.ts'
import { listRefundsOfOrder } from '../refunds/refund-rows.store.ts'
import {
  findDeskOrder,
  findOrdersByNumber,
  listAttemptsOfOrder,
  listNoticesOfOrder,
  listPaymentsOf,
} from './desk.store.ts'
import { orderRowOf, paymentViewOf } from './desk.view.ts'

/** Finds orders by a number that somebody holds in the hand. */
export async function viewFoundOrders(deps: Deps, { deadline }: Call<StaffActor>, { q }: { q: string }) {
  const rows = await deps.database.read(deadline, (tx) => findOrdersByNumber(tx, q.trim()))
  return { orders: rows.map(orderRowOf) }
}

/** Shows the life of an order (PAY-04). */
export async function viewOfficeOrder(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { id }: { id: string },
) {
  return deps.database.read(deadline, async (tx) => {
    const order = requireFound(await findDeskOrder(tx, id))
    const refunds = await listRefundsOfOrder(tx, id)
    const payments = await listPaymentsOf(tx, id)
    const standing = (paymentId: string) => {
      const row = refunds.find((one) => one.payment_id === paymentId && isStanding(one))
      return row && refundViewOf(row, actor)
    }
    return {
      order: {
        ...orderRowOf(order),
        personId: order.person_id,
        expiresAt: order.expires_at.toISOString(),
        movedAt: order.moved_at.toISOString(),
        ...(order.close_reason ? { closedBecause: order.close_reason } : {}),
      },
      attempts: (await listAttemptsOfOrder(tx, id)).map((row) => ({
        attemptNo: row.attempt_no,
        provider: row.provider,
        surface: row.surface,
        state: row.state,
        createdAt: row.created_at.toISOString(),
      })),
      payments: payments.map((row) => paymentViewOf(row, standing(row.id))),
      refunds: refunds.map((row) => refundViewOf(row, actor)),
      notices: (await listNoticesOfOrder(tx, id)).map((row) => ({
        id: row.id,
        kind: row.kind,
        learntBy: row.learnt_by,
        outcome: row.outcome,
        attemptNo: row.attempt_no,
        receivedAt: row.received_at.toISOString(),
      })),
    }
  })
}
