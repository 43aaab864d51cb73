import { sql } from 'kysely'
import type { CloseReason, OrderState } from '#contracts/payments/order.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'

export interface OrderRow {
  id: string
  order_no: string
  person_id: string
  ticket_id: string
  school_id: string
  application_id: string
  service: ServiceName
  title: string
  fen: number
  revenue_code: string | null
  state: OrderState
  close_reason: CloseReason | null
  version: number
  created_at: Date
  expires_at: Date
  moved_at: Date
}

const COLUMNS = [
  'id',
  'order_no',
  'person_id',
  'ticket_id',
  'school_id',
  'application_id',
  'service',
  'title',
  'fen',
  'revenue_code',
  'state',
  'close_reason',
  'version',
  'created_at',
  'expires_at',
  'moved_at',
] as const

/** Finds an order by its id, whoever owns it. */
export async function findOrder(tx: Tx, id: string): Promise<OrderRow | undefined> {
  const row = await tx.selectFrom('payment_orders').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row as OrderRow | undefined
}

/**
 * Locks all orders of an application until the transaction ends, the newest first. The caller has locked the application:
 * orders, payments and moves of one application happen one after the other.
 */
export async function lockOrdersOf(tx: Tx, applicationId: string): Promise<OrderRow[]> {
  const rows = await tx
    .selectFrom('payment_orders')
    .select(COLUMNS)
    .where('application_id', '=', applicationId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .forUpdate()
    .execute()
  return rows as OrderRow[]
}

/**
 * Lists the orders with which the fee of an application is paid or is being given back: its own, and one of an application that was
 * withdrawn in the same round. Unlocked: the other application's are moved under the lock of that one.
 */
export async function listFeeOrders(
  tx: Tx,
  applicationId: string,
): Promise<{ id: string; state: 'paid' | 'refunding' }[]> {
  const { rows } = await sql<{ id: string; state: 'paid' | 'refunding' }>`
    select id, state from fee_orders_of(${applicationId}) order by created_at, id`.execute(tx)
  return rows
}

/** Takes the next number of an order. Numbers may have gaps but never repeat. */
export async function nextOrderSeq(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: string }>`select nextval('payment_order_numbers') as n`.execute(tx)
  return Number(rows[0]?.n)
}

/** Inserts an open order. Answers false when the application has one already: the unique key decides (PAY-01). */
export async function insertOrder(
  tx: Tx,
  order: Omit<OrderRow, 'state' | 'close_reason' | 'version' | 'moved_at'>,
): Promise<boolean> {
  const row = await tx
    .insertInto('payment_orders')
    .values({ ...order, state: 'open', moved_at: order.created_at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Moves an order from the state and version that were read; false when another transaction was first (house rule 17). */
export async function moveOrder(
  tx: Tx,
  move: { from: OrderRow; to: OrderState; because?: CloseReason; at: Date },
): Promise<boolean> {
  const { from } = move
  const { numUpdatedRows } = await tx
    .updateTable('payment_orders')
    .set({
      state: move.to,
      close_reason: move.because ?? null,
      version: from.version + 1,
      moved_at: move.at,
    })
    .where('id', '=', from.id)
    .where('state', '=', from.state)
    .where('version', '=', from.version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
