import { sql } from 'kysely'
import type { Channel } from '#contracts/payments/order.ts'
import type { Tx } from '#platform/db/database.ts'
import type { IssuedEbill } from '#platform/ebill/ebill-issuer.ts'
import type { EbillStep } from './ebill.lifecycle.ts'

export interface EbillRow {
  id: string
  payment_id: string
  request_no: string
  state: EbillStep
  version: number
  asked: number
  failure: string | null
}

/** What the bill of a payment says, and whether its money went back. */
export interface BilledPayment {
  channel: Channel
  transaction_no: string
  fen: number
  paid_at: Date
  order_no: string
  title: string
  revenue_code: string | null
  payer: string
  is_refunded: boolean
}

/**
 * Finds a payment of a fee at a provider. What a counter took has a paper of the school, and what pays for nothing has no bill. The code
 * is that of the fee table, where one that was wrong is put right; the order keeps what stood there when it was made.
 */
export async function findBilledPayment(tx: Tx, paymentId: string): Promise<BilledPayment | undefined> {
  const { rows } = await sql<BilledPayment>`
    select p.channel, p.transaction_no, p.fen, p.paid_at, o.order_no, o.title, coalesce(f.revenue_code, o.revenue_code) as revenue_code,
      n.name as payer,
      exists (select from refunds r where r.payment_id = p.id and r.state = 'done') as is_refunded
    from payments p join payment_orders o on o.id = p.order_id join persons n on n.id = p.person_id
      left join lateral fee_of(o.application_id) f on true
    where p.id = ${paymentId} and p.purpose = 'fee' and p.channel <> 'counter'`.execute(tx)
  return rows[0]
}

/** Takes the next number of a request. Numbers may have gaps but never repeat. */
export async function nextEbillSeq(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: string }>`select nextval('ebill_numbers') as n`.execute(tx)
  return Number(rows[0]?.n)
}

/** Enters the bill of a payment, once, and locks it. */
export async function takeEbill(
  tx: Tx,
  ebill: { id: string; paymentId: string; requestNo: string; at: Date },
): Promise<EbillRow> {
  await tx
    .insertInto('ebills')
    .values({
      ...{ id: ebill.id, payment_id: ebill.paymentId, request_no: ebill.requestNo, state: 'due' },
      ...{ moved_at: ebill.at, ask_at: ebill.at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await lockEbill(tx, ebill.paymentId)
  if (!row) throw new Error('an e-bill that was entered a moment ago')
  return row
}

/** Finds the bill of a payment and locks it. */
export async function lockEbill(tx: Tx, paymentId: string): Promise<EbillRow | undefined> {
  const row = await tx
    .selectFrom('ebills')
    .select(['id', 'payment_id', 'request_no', 'state', 'version', 'asked', 'failure'])
    .where('payment_id', '=', paymentId)
    .forUpdate()
    .executeTakeFirst()
  return row as EbillRow | undefined
}

/** What a move writes beside the state. */
export interface EbillChange {
  bill?: IssuedEbill
  reversal?: { reversalNo: string; reversedAt: Date }
  askAt: Date | undefined
  asked: number
  failure: string | undefined
}

/** Moves a bill that the caller has locked. */
export async function moveEbill(
  tx: Tx,
  { from, to, at, change }: { from: EbillRow; to: EbillStep; at: Date; change: EbillChange },
): Promise<void> {
  const { bill, reversal } = change
  await tx
    .updateTable('ebills')
    .set({
      ...{ state: to, version: from.version + 1, moved_at: at },
      ...{ asked: change.asked, ask_at: change.askAt ?? null, failure: change.failure ?? null },
      ...(bill
        ? {
            ...{ bill_code: bill.billCode, bill_no: bill.billNo, check_code: bill.checkCode },
            ...{ address: bill.address ?? null, issued_at: bill.issuedAt },
          }
        : {}),
      ...(reversal ? { reversal_no: reversal.reversalNo, reversed_at: reversal.reversedAt } : {}),
    })
    .where('id', '=', from.id)
    .where('state', '=', from.state)
    .where('version', '=', from.version)
    .execute()
}

/** Lists the payments whose bill should have been asked about before an instant, or that have none although they are not older than that day. */
export async function listOverdueEbills(
  tx: Tx,
  { before, since }: { before: Date; since: Date },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    (select payment_id as id from ebills where state in ('due', 'sent', 'reversing') and ask_at < ${before} order by ask_at, id limit 500)
    union
    (select p.id from payments p where p.purpose = 'fee' and p.channel <> 'counter' and p.paid_at >= ${since}
      and p.recorded_at < ${before} and not exists (select from ebills e where e.payment_id = p.id) order by p.paid_at, p.id limit 500)
    order by id`.execute(tx)
  return rows.map(({ id }) => id)
}
