import { sql } from 'kysely'
import type { ApplicationState } from '#contracts/applications.ts'
import type { CounterState } from '#contracts/office/counter-payments.ts'
import type { Tx } from '#platform/db/database.ts'

export interface CounterPaymentRow {
  id: string
  application_id: string
  person_id: string
  school_id: string
  fen: number
  paper_no: string
  paid_on: string
  state: CounterState
  recorded_by: string
  recorded_at: Date
  decided_by: string | null
  note: string | null
  payment_id: string | null
}

/** One with the names that its list shows. */
export type NamedCounterRow = CounterPaymentRow & {
  person_name: string
  ticket_no: string
  school_name: string
  recorder: string
  decider: string | null
  /** It waits for a second person. */
  waits: boolean
}

/** A payment `c` that waits for a second person: to be confirmed, or, whenever it was paid, to be taken back. */
const WAITS = sql`(c.state = 'requested'
  or exists (select from refunds r where r.payment_id = c.payment_id and r.state = 'requested'))`

/**
 * Lists all payments at the counter of these schools (undefined: all) that wait, then the newest others, at least `most` of them if there are
 * as many; of one 准考证 only, when there is a number.
 */
export async function listCounterRows(
  tx: Tx,
  {
    schoolIds,
    ticketNo,
    most,
  }: { schoolIds: readonly string[] | undefined; ticketNo: string | undefined; most: number },
): Promise<NamedCounterRow[]> {
  const scope = schoolIds === undefined ? sql`true` : sql`c.school_id = any(${[...schoolIds]})`
  const { rows } = await sql<NamedCounterRow>`
    select c.id, c.application_id, c.person_id, c.school_id, c.fen, c.paper_no, c.paid_on::text as paid_on, c.state, c.recorded_by,
      c.recorded_at, c.decided_by, c.note, c.payment_id, p.name as person_name, t.ticket_no, s.name as school_name,
      a.name as recorder, b.name as decider, ${WAITS} as waits
    from counter_payments c join applications x on x.id = c.application_id join persons p on p.id = c.person_id
      join tickets t on t.id = x.ticket_id join schools s on s.id = c.school_id join staff a on a.id = c.recorded_by
      left join staff b on b.id = c.decided_by
    where ${scope} and (${ticketNo ?? null}::text is null or t.ticket_no = ${ticketNo ?? null})
    order by waits desc, c.recorded_at desc, c.id
    limit ${most} + (select count(*) from counter_payments c where ${WAITS})`.execute(tx)
  return rows
}

/** Finds a payment at the counter and locks it. */
export async function lockCounterPayment(tx: Tx, id: string): Promise<CounterPaymentRow | undefined> {
  const { rows } = await sql<CounterPaymentRow>`
    select id, application_id, person_id, school_id, fen, paper_no, paid_on::text as paid_on, state, recorded_by, recorded_at,
      decided_by, note, payment_id
    from counter_payments where id = ${id} for update`.execute(tx)
  return rows[0]
}

/** Finds a payment at the counter, unlocked. */
export async function findCounterPayment(
  tx: Tx,
  id: string,
): Promise<Pick<CounterPaymentRow, 'school_id' | 'state' | 'payment_id'> | undefined> {
  const row = await tx
    .selectFrom('counter_payments')
    .select(['school_id', 'state', 'payment_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row as Pick<CounterPaymentRow, 'school_id' | 'state' | 'payment_id'> | undefined
}

/** Enters a payment that waits for the second person; false when the paper, or the application, has one already. */
export async function insertCounterPayment(
  tx: Tx,
  row: Omit<CounterPaymentRow, 'state' | 'decided_by' | 'note' | 'payment_id'>,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('counter_payments')
    .values({ ...row, state: 'requested' })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Whether a paper of a school pays already, and how often it was taken back before. */
export async function lookAtPaper(
  tx: Tx,
  { schoolId, paperNo }: { schoolId: string; paperNo: string },
): Promise<{ isUsed: boolean; takenBack: number; schoolCode: string }> {
  const { rows } = await sql<{ isUsed: boolean; takenBack: number; schoolCode: string }>`
    select exists (select from counter_payments c where c.school_id = s.id and c.paper_no = ${paperNo}
        and c.state in ('requested', 'confirmed')) as "isUsed",
      (select count(*)::int from counter_payments c where c.school_id = s.id and c.paper_no = ${paperNo}
        and c.state = 'taken_back') as "takenBack", s.code as "schoolCode"
    from schools s where s.id = ${schoolId}`.execute(tx)
  const [found] = rows
  if (!found) throw new Error('a counter of no school')
  return found
}

/** Decides on one that waits; false when another decision came first. */
export async function settleCounterPayment(
  tx: Tx,
  settled: {
    id: string
    to: 'refused' | 'confirmed'
    staffId: string
    at: Date
    note: string | undefined
    paymentId: string | undefined
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('counter_payments')
    .set({
      state: settled.to,
      decided_by: settled.staffId,
      decided_at: settled.at,
      note: settled.note ?? null,
      payment_id: settled.paymentId ?? null,
    })
    .where('id', '=', settled.id)
    .where('state', '=', 'requested')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The money was handed back: the paper may pay for somebody else. */
export async function markTakenBack(tx: Tx, paymentId: string): Promise<void> {
  await tx
    .updateTable('counter_payments')
    .set({ state: 'taken_back' })
    .where('payment_id', '=', paymentId)
    .where('state', '=', 'confirmed')
    .execute()
}

/** An application that falls under a fee and may owe it. */
export interface DueRow {
  application_id: string
  application_title: string
  state: ApplicationState
  level: number
  person_name: string
  ticket_no: string
  school_name: string
  is_paid: boolean
}

/** Lists the applications of a 准考证 at these schools (undefined: all) that fall under a fee. */
export async function listDueRows(
  tx: Tx,
  { ticketNo, schoolIds }: { ticketNo: string; schoolIds: readonly string[] | undefined },
): Promise<DueRow[]> {
  const scope = schoolIds === undefined ? sql`true` : sql`a.school_id = any(${[...schoolIds]})`
  const { rows } = await sql<DueRow>`
    select a.id as application_id, a.title as application_title, a.state, a.level, p.name as person_name, t.ticket_no,
      s.name as school_name,
      exists (select from fee_orders_of(a.id)) as is_paid
    from tickets t join applications a on a.ticket_id = t.id join persons p on p.id = a.person_id join schools s on s.id = a.school_id
    where t.ticket_no = ${ticketNo} and ${scope} and exists (select from fee_of(a.id))
    order by a.first_filed_at desc, a.id limit 20`.execute(tx)
  return rows
}

/** Finds the payment that came in at a counter under a number. */
export async function findCounterTransaction(tx: Tx, transactionNo: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('payments')
    .select('id')
    .where('channel', '=', 'counter')
    .where('transaction_no', '=', transactionNo)
    .executeTakeFirst()
  return row?.id
}
