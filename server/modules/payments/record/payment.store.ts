import { sql } from 'kysely'
import type { Channel } from '#contracts/payments/order.ts'
import type { Tx } from '#platform/db/database.ts'

export interface PaymentRow {
  id: string
  order_id: string
  person_id: string
  attempt_id: string | null
  channel: Channel
  transaction_no: string
  fen: number
  paid_at: Date
  recorded_at: Date
  learnt_by: 'notice' | 'query' | 'bill' | 'counter'
  purpose: 'fee' | 'extra'
  extra_reason: 'paid_before' | 'not_owed' | 'refunded' | null
  receipt_no: string | null
}

const COLUMNS = [
  'id',
  'order_id',
  'person_id',
  'attempt_id',
  'channel',
  'transaction_no',
  'fen',
  'paid_at',
  'recorded_at',
  'learnt_by',
  'purpose',
  'extra_reason',
  'receipt_no',
] as const

/** Finds what is recorded already under the provider's number, or for the attempt. */
export async function findRecorded(
  tx: Tx,
  {
    channel,
    transactionNo,
    attemptId,
  }: { channel: Channel; transactionNo: string; attemptId: string | undefined },
): Promise<PaymentRow | undefined> {
  const row = await tx
    .selectFrom('payments')
    .select(COLUMNS)
    .where((eb) =>
      eb.or([
        eb.and([eb('channel', '=', channel), eb('transaction_no', '=', transactionNo)]),
        ...(attemptId === undefined ? [] : [eb('attempt_id', '=', attemptId)]),
      ]),
    )
    .orderBy('recorded_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row as PaymentRow | undefined
}

/** Takes the next number of a receipt. Numbers may have gaps but never repeat. */
export async function nextPaymentReceiptSeq(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: string }>`select nextval('payment_receipt_numbers') as n`.execute(tx)
  return Number(rows[0]?.n)
}

/** Inserts what was paid. The unique keys keep a transaction, and an attempt, from being recorded twice. */
export async function insertPayment(tx: Tx, payment: PaymentRow): Promise<void> {
  await tx.insertInto('payments').values(payment).execute()
}
