import { sql } from 'kysely'
import type { Channel, Provider } from '#contracts/payments/order.ts'
import type { RefundState, RefundWay } from '#contracts/payments/refund.ts'
import type { Tx } from '#platform/db/database.ts'

export interface RefundRow {
  id: string
  refund_no: string
  payment_id: string
  order_id: string
  person_id: string
  channel: Channel
  fen: number
  basis: 'rule' | 'decision'
  reason: string
  state: RefundState
  version: number
  requested_by: string
  requested_at: Date
  decided_by: string | null
  decided_at: Date | null
  decision_note: string | null
  asked: number
  ask_at: Date | null
  failure: string | null
  by_hand_voucher: string | null
  by_hand_asked_by: string | null
  by_hand_asked_at: Date | null
  by_hand_decided_by: string | null
  by_hand_decided_at: Date | null
  give_up_reason: string | null
  give_up_asked_by: string | null
  give_up_asked_at: Date | null
  give_up_decided_by: string | null
  give_up_decided_at: Date | null
  done_how: RefundWay | null
  refund_transaction_no: string | null
  done_at: Date | null
  moved_at: Date
}

/** A payment, as far as its refund needs it. */
export interface RefundablePayment {
  id: string
  order_id: string
  person_id: string
  channel: Channel
  fen: number
  purpose: 'fee' | 'extra'
  attempt_no: string | null
}

/** Finds a payment by its id, with the number of its attempt at the provider. */
export async function findRefundable(tx: Tx, paymentId: string): Promise<RefundablePayment | undefined> {
  const row = await tx
    .selectFrom('payments as p')
    .leftJoin('payment_attempts as a', 'a.id', 'p.attempt_id')
    .select(['p.id', 'p.order_id', 'p.person_id', 'p.channel', 'p.fen', 'p.purpose', 'a.attempt_no'])
    .where('p.id', '=', paymentId)
    .executeTakeFirst()
  return row as RefundablePayment | undefined
}

/** Finds the payment that came for an attempt under the provider's number. */
export async function findPaymentOfAttempt(
  tx: Tx,
  paid: { provider: Provider; attemptNo: string; paymentTransactionNo: string },
): Promise<RefundablePayment | undefined> {
  const row = await tx
    .selectFrom('payments as p')
    .innerJoin('payment_attempts as a', 'a.id', 'p.attempt_id')
    .select(['p.id', 'p.order_id', 'p.person_id', 'p.channel', 'p.fen', 'p.purpose', 'a.attempt_no'])
    .where('a.attempt_no', '=', paid.attemptNo)
    .where('p.channel', '=', paid.provider)
    .where('p.transaction_no', '=', paid.paymentTransactionNo)
    .executeTakeFirst()
  return row as RefundablePayment | undefined
}

/** Finds the one refund of a payment that was not refused. The caller has locked the order. */
export async function findStandingRefund(tx: Tx, paymentId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('refunds')
    .select('id')
    .where('payment_id', '=', paymentId)
    .where('state', '<>', 'refused')
    .executeTakeFirst()
  return row?.id
}

/** Finds a refund by its id, unlocked. */
export async function findRefund(tx: Tx, id: string): Promise<RefundRow | undefined> {
  const row = await tx.selectFrom('refunds').selectAll().where('id', '=', id).executeTakeFirst()
  return row as RefundRow | undefined
}

/** Finds a refund by the number that the provider knows it by, unlocked. */
export async function findRefundByNo(tx: Tx, refundNo: string): Promise<RefundRow | undefined> {
  const row = await tx.selectFrom('refunds').selectAll().where('refund_no', '=', refundNo).executeTakeFirst()
  return row as RefundRow | undefined
}

/** Locks a refund until the transaction ends. The caller has locked its order. */
export async function lockRefund(tx: Tx, id: string): Promise<RefundRow> {
  const row = await tx
    .selectFrom('refunds')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return row as RefundRow
}

/** Whether a payment goes back already, or went back. What was refused or given up does not count. */
export async function hasRefund(tx: Tx, paymentId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('refunds')
    .select('id')
    .where('payment_id', '=', paymentId)
    .where('state', 'not in', ['refused', 'given_up'])
    .executeTakeFirst()
  return row !== undefined
}

/** Finds the refund of a payment that was given up, which is asked for again under its own number. The caller has locked the order. */
export async function findGivenUp(tx: Tx, paymentId: string): Promise<RefundRow | undefined> {
  const row = await tx
    .selectFrom('refunds')
    .selectAll()
    .where('payment_id', '=', paymentId)
    .where('state', '=', 'given_up')
    .forUpdate()
    .executeTakeFirst()
  return row as RefundRow | undefined
}

/** Takes the next number of a refund. Numbers may have gaps but never repeat. */
export async function nextRefundSeq(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: string }>`select nextval('refund_numbers') as n`.execute(tx)
  return Number(rows[0]?.n)
}

/** Inserts a refund that waits for the second person. Answers false when the payment has one already: the unique key decides. */
export async function insertRefund(
  tx: Tx,
  refund: Pick<
    RefundRow,
    | 'id'
    | 'refund_no'
    | 'payment_id'
    | 'order_id'
    | 'person_id'
    | 'channel'
    | 'fen'
    | 'basis'
    | 'reason'
    | 'requested_by'
    | 'requested_at'
  >,
): Promise<boolean> {
  const row = await tx
    .insertInto('refunds')
    .values({ ...refund, state: 'requested', moved_at: refund.requested_at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** What a move writes beside the state. */
export type RefundChange = Partial<
  Pick<
    RefundRow,
    | 'requested_by'
    | 'requested_at'
    | 'reason'
    | 'decided_by'
    | 'decided_at'
    | 'decision_note'
    | 'asked'
    | 'ask_at'
    | 'failure'
    | 'by_hand_voucher'
    | 'by_hand_asked_by'
    | 'by_hand_asked_at'
    | 'by_hand_decided_by'
    | 'by_hand_decided_at'
    | 'give_up_reason'
    | 'give_up_asked_by'
    | 'give_up_asked_at'
    | 'give_up_decided_by'
    | 'give_up_decided_at'
    | 'done_how'
    | 'refund_transaction_no'
    | 'done_at'
  >
>

/** Moves a refund from the state and version that were read; false when another transaction was first. */
export async function moveRefund(
  tx: Tx,
  { from, to, at, change = {} }: { from: RefundRow; to: RefundState; at: Date; change?: RefundChange },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('refunds')
    .set({ ...change, state: to, version: from.version + 1, moved_at: at })
    .where('id', '=', from.id)
    .where('state', '=', from.state)
    .where('version', '=', from.version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Notes that the provider was asked and has not said the last word, and when it is asked again. */
export async function noteRefundAsked(tx: Tx, { id, askAt }: { id: string; askAt: Date }): Promise<void> {
  await tx
    .updateTable('refunds')
    .set((eb) => ({ asked: eb('asked', '+', 1), ask_at: askAt }))
    .where('id', '=', id)
    .where('state', '=', 'sent')
    .execute()
}

/**
 * Finds the application whose fee an order of this one pays: its own, or the next one of the round when it was withdrawn; undefined when
 * nothing was filed after that.
 */
export async function findPaidBy(tx: Tx, applicationId: string): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string | null
  }>`select application_paid_by(${applicationId}) as id`.execute(tx)
  return rows[0]?.id ?? undefined
}

/** Whether an application has a diploma that stands, out or waiting for its instant. */
export async function hasStandingDiploma(tx: Tx, applicationId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('diplomas')
    .select('id')
    .where('application_id', '=', applicationId)
    .where('state', '=', 'assigned')
    .executeTakeFirst()
  return row !== undefined
}
