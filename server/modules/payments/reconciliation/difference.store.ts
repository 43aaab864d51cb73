import type { DifferenceKind, DifferenceState, SettlementWay } from '#contracts/payments/bill.ts'
import type { Provider } from '#contracts/payments/order.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Difference } from './compare-bill.rules.ts'

export interface DifferenceRow {
  id: string
  provider: Provider
  day: string
  kind: DifferenceKind
  about: string
  attempt_no: string
  refund_no: string | null
  transaction_no: string
  their_fen: number | null
  our_fen: number | null
  their_at: Date | null
  our_at: Date | null
  order_id: string | null
  state: DifferenceState
  version: number
  found_at: Date
  way: SettlementWay | null
  note: string | null
  proposed_by: string | null
  proposed_at: Date | null
  decided_by: string | null
  settled_at: Date | null
}

/** Enters a difference, once however often its day is compared; answers whether it is new. */
export async function insertDifference(
  tx: Tx,
  {
    id,
    provider,
    day,
    at,
    found,
  }: { id: string; provider: Provider; day: string; at: Date; found: Difference },
): Promise<boolean> {
  const row = await tx
    .insertInto('bill_differences')
    .values({
      ...{ id, provider, day, kind: found.kind, about: found.about, state: 'open', found_at: at },
      attempt_no: found.attemptNo,
      refund_no: found.refundNo ?? null,
      transaction_no: found.transactionNo,
      their_fen: found.theirFen ?? null,
      our_fen: found.ourFen ?? null,
      their_at: found.theirAt ?? null,
      our_at: found.ourAt ?? null,
      order_id: found.orderId ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Locks the differences of a provider's day that nobody has settled. */
export async function lockUnsettled(
  tx: Tx,
  { provider, day }: { provider: Provider; day: string },
): Promise<DifferenceRow[]> {
  const rows = await tx
    .selectFrom('bill_differences')
    .selectAll()
    .where('provider', '=', provider)
    .where('day', '=', day)
    .where('state', '<>', 'settled')
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows as DifferenceRow[]
}

/** Finds a difference. */
export async function findDifference(tx: Tx, id: string): Promise<DifferenceRow | undefined> {
  const row = await tx.selectFrom('bill_differences').selectAll().where('id', '=', id).executeTakeFirst()
  return row as DifferenceRow | undefined
}

/** Finds a difference and locks it. */
export async function lockDifference(tx: Tx, id: string): Promise<DifferenceRow | undefined> {
  const row = await tx
    .selectFrom('bill_differences')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row as DifferenceRow | undefined
}

/** Moves a difference from the state and version that were read; false when another transaction was first. */
export async function moveDifference(
  tx: Tx,
  {
    from,
    to,
    change,
  }: {
    from: DifferenceRow
    to: DifferenceState
    change: Partial<
      Pick<DifferenceRow, 'way' | 'note' | 'proposed_by' | 'proposed_at' | 'decided_by' | 'settled_at'>
    >
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('bill_differences')
    .set({ ...change, state: to, version: from.version + 1 })
    .where('id', '=', from.id)
    .where('state', '=', from.state)
    .where('version', '=', from.version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
