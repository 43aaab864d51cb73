import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { FeeHold, FeeOpening, FeeTerms } from './fee.rules.ts'

/** The row of the fee table that an application falls under. */
export interface Fee extends FeeTerms {
  title: string
  fen: number
  holdsUp: FeeHold
  /** 非税收入项目编码 */
  revenueCode: string | undefined
}

/** The columns of `fee_of` that say what a fee is. */
export interface FeeRow {
  title: string
  fen: number
  opens_after: FeeOpening
  holds_up: FeeHold
  payable_from: string | null
  payable_until: string | null
  order_minutes: number
  revenue_code: string | null
}

/** Finds the fee of an application; undefined when it costs nothing (PAY-01). */
export async function findFee(tx: Tx, applicationId: string): Promise<Fee | undefined> {
  const { rows } = await sql<FeeRow>`
    select title, fen, opens_after, holds_up, payable_from::text, payable_until::text, order_minutes, revenue_code
    from fee_of(${applicationId})`.execute(tx)
  return rows[0] && feeFrom(rows[0])
}

/** Reads a row of `fee_of`. */
export function feeFrom(row: FeeRow): Fee {
  return {
    title: row.title,
    fen: row.fen,
    opensAfter: row.opens_after,
    holdsUp: row.holds_up,
    payableFrom: row.payable_from ?? undefined,
    payableUntil: row.payable_until ?? undefined,
    orderMinutes: row.order_minutes,
    revenueCode: row.revenue_code ?? undefined,
  }
}
