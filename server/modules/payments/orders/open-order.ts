import { Refusal } from '#kernel/refusal.ts'
import type { ApplicationRow } from '#modules/applications/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { listLiveAttempts } from '../attempts/attempt.store.ts'
import type { Fee } from '../fees/fee.store.ts'
import { addFollowing } from '../following/add-following.ts'
import { inTheWay } from './order.rules.ts'
import { insertOrder, listFeeOrders, lockOrdersOf, nextOrderSeq, type OrderRow } from './order.store.ts'
import { requireOrderMove } from './require-order-move.ts'

/** Opens an order for a fee, until that instant. The caller has locked the application and found nothing in the way. */
export async function openOrder(
  tx: Tx,
  deps: Pick<Deps, 'ids'>,
  { application, fee, at, expiresAt }: { application: ApplicationRow; fee: Fee; at: Date; expiresAt: Date },
): Promise<Pick<OrderRow, 'id' | 'order_no' | 'fen'>> {
  const day = beijingDateOf(at).replaceAll('-', '')
  const order = {
    id: deps.ids.next(),
    order_no: `${day}${String(await nextOrderSeq(tx)).padStart(8, '0')}`,
    person_id: application.person_id,
    ticket_id: application.ticket_id,
    school_id: application.school_id,
    application_id: application.id,
    service: application.service,
    title: fee.title,
    fen: fee.fen,
    revenue_code: fee.revenueCode ?? null,
    created_at: at,
    expires_at: expiresAt,
  }
  if (!(await insertOrder(tx, order))) throw new Refusal('stale')
  await addFollowing(tx, { orderId: order.id, at: order.expires_at })
  return order
}

/**
 * The id of the order that waits for its payment; undefined when a new one can be made. Refuses when the fee is paid, or a payment may
 * just have come. The caller has locked the application.
 */
export async function clearTheWay(
  tx: Tx,
  { applicationId, at }: { applicationId: string; at: Date },
): Promise<string | undefined> {
  const rows = await lockOrdersOf(tx, applicationId)
  const orders: (OrderRow & { isLive: boolean })[] = []
  for (const row of rows) orders.push({ ...row, isLive: (await listLiveAttempts(tx, row.id)).length > 0 })
  if ((await listFeeOrders(tx, applicationId)).length > 0) throw new Refusal('fee_paid')
  const found = inTheWay(orders, at)
  switch (found?.kind) {
    case undefined:
      return undefined
    case 'asking':
      throw new Refusal('order_closing')
    case 'open':
      return found.order.id
    case 'over':
      await requireOrderMove(tx, { order: found.order, move: 'expire', at })
      await addFollowing(tx, { orderId: found.order.id, at })
      return undefined
    default:
      return found satisfies never
  }
}

/** So long an order at the counter waits: it is paid in the same transaction. */
const COUNTER_MS = 5 * 60_000

/**
 * The order for a fee that is paid at the counter: the one that waits, or a new one, whatever the payment window says (GRA-09, PAY-05).
 * The caller has locked the application.
 */
export async function orderAtCounter(
  tx: Tx,
  deps: Pick<Deps, 'ids'>,
  { application, fee, at }: { application: ApplicationRow; fee: Fee; at: Date },
): Promise<{ id: string }> {
  const waiting = await clearTheWay(tx, { applicationId: application.id, at })
  if (waiting) return { id: waiting }
  const expiresAt = new Date(at.getTime() + COUNTER_MS)
  return openOrder(tx, deps, { application, fee, at, expiresAt })
}
