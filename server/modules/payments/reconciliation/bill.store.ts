import { sql } from 'kysely'
import type { Provider } from '#contracts/payments/order.ts'
import type { Tx } from '#platform/db/database.ts'
import type { BillLine } from '#platform/payment/payment-provider.ts'
import { fen } from '#rulebook/money/fen.ts'

export interface BillRow {
  id: string
  provider: Provider
  day: string
  version: number
  digest: Buffer
  payments: number
  paymentsFen: number
  refunds: number
  refundsFen: number
}

/** Notes that a day is compared now. The row is locked, so that two comparisons of a day happen one after the other. */
export async function holdComparison(
  tx: Tx,
  { provider, day, at }: { provider: Provider; day: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('bill_comparisons')
    .values({ provider, day, compared_at: at })
    .onConflict((conflict) => conflict.columns(['provider', 'day']).doUpdateSet({ compared_at: at }))
    .execute()
}

/** Finds the newest bill of a day. */
export async function findBill(
  tx: Tx,
  { provider, day }: { provider: Provider; day: string },
): Promise<Pick<BillRow, 'id' | 'version' | 'digest'> | undefined> {
  return tx
    .selectFrom('bills')
    .select(['id', 'version', 'digest'])
    .where('provider', '=', provider)
    .where('day', '=', day)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Keeps a bill with its lines: numbers, amounts and instants, and nothing of payers. */
export async function insertBill(
  tx: Tx,
  { bill, lines, at }: { bill: BillRow; lines: readonly BillLine[]; at: Date },
): Promise<void> {
  const { paymentsFen, refundsFen, ...row } = bill
  await tx
    .insertInto('bills')
    .values({ ...row, payments_fen: paymentsFen, refunds_fen: refundsFen, fetched_at: at })
    .execute()
  const rows = lines.map((line, index) => ({
    bill_id: bill.id,
    line: index + 1,
    kind: line.kind,
    attempt_no: line.attemptNo,
    refund_no: line.kind === 'refund' ? line.refundNo : null,
    transaction_no: line.transactionNo,
    fen: line.fen,
    happened_at: line.at,
  }))
  // A statement takes at most 65,535 parameters.
  for (let from = 0; from < rows.length; from += 5_000)
    await tx
      .insertInto('bill_lines')
      .values(rows.slice(from, from + 5_000))
      .execute()
}

/** Reads the lines of a kept bill. */
export async function listBillLines(tx: Tx, billId: string): Promise<BillLine[]> {
  const rows = await tx
    .selectFrom('bill_lines')
    .select(['kind', 'attempt_no', 'refund_no', 'transaction_no', 'fen', 'happened_at'])
    .where('bill_id', '=', billId)
    .orderBy('line')
    .execute()
  return rows.map((row) => {
    const shared = {
      attemptNo: row.attempt_no,
      transactionNo: row.transaction_no,
      fen: fen(row.fen),
      at: row.happened_at,
    }
    return row.refund_no === null
      ? { kind: 'payment', ...shared }
      : { kind: 'refund', ...shared, refundNo: row.refund_no }
  })
}

/** Lists the past days of a provider for which no bill is kept, from the first attempt on and 31 days at most. */
export async function listMissingDays(
  tx: Tx,
  { provider, today }: { provider: Provider; today: string },
): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select d.day::date::text as day
    from generate_series(${today}::date - 31, ${today}::date - 1, interval '1 day') d(day)
    where d.day::date >= (select min((created_at at time zone 'Asia/Shanghai')::date) from payment_attempts where provider = ${provider})
      and not exists (select from bills b where b.provider = ${provider} and b.day = d.day::date)
    order by d.day limit 31`.execute(tx)
  return rows.map(({ day }) => day)
}
