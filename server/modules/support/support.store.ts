import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** A page of one list of a record: whose, how many are left out because they are shown already, and how many at most. */
export interface RecordPage {
  personId: string
  shown: number
  limit: number
}

export interface MatterRow {
  id: string
  application_no: number
  ticket_no: string
  service: string
  title: string
  state: string
  filed_at: Date
  moved_at: Date
  amend_until: Date | null
  reasons: unknown
  note: string | null
}

/** Lists the person's applications, each with the reasons of its last decision. */
export async function listMatters(tx: Tx, { personId, shown, limit }: RecordPage): Promise<MatterRow[]> {
  const { rows } = await sql<MatterRow>`
    select a.id, a.application_no, t.ticket_no, a.service, a.title, a.state, a.first_filed_at as filed_at, a.moved_at,
      a.amend_until, coalesce(s.reasons, '[]') as reasons, s.note
    from applications a join tickets t on t.id = a.ticket_id
    left join lateral (select s.reasons, s.note from application_steps s
      where s.person_id = a.person_id and s.application_id = a.id and s.kind in ('rejected', 'amendment_asked')
      order by s.seq desc limit 1) s on a.state in ('rejected', 'amending')
    where a.person_id = ${personId}
    order by a.moved_at desc, a.id limit ${limit} offset ${shown}`.execute(tx)
  return rows
}

/** Lists what was written to the person. */
export async function listMessages(tx: Tx, { personId, shown, limit }: RecordPage) {
  return tx
    .selectFrom('messages as m')
    .leftJoin('tickets as t', 't.id', 'm.ticket_id')
    .select(['m.id', 'm.created_at', 't.ticket_no', 'm.title', 'm.body', 'm.read_at'])
    .where('m.person_id', '=', personId)
    .orderBy('m.created_at', 'desc')
    .orderBy('m.id')
    .limit(limit)
    .offset(shown)
    .execute()
}

/** Lists what the person had to pay. */
export async function listOrders(tx: Tx, { personId, shown, limit }: RecordPage) {
  return tx
    .selectFrom('payment_orders as o')
    .innerJoin('tickets as t', 't.id', 'o.ticket_id')
    .select(['o.id', 'o.order_no', 't.ticket_no', 'o.title', 'o.fen', 'o.state', 'o.created_at'])
    .where('o.person_id', '=', personId)
    .orderBy('o.created_at', 'desc')
    .orderBy('o.id')
    .limit(limit)
    .offset(shown)
    .execute()
}

export interface DeliveryRow {
  id: string
  created_at: Date
  kind: 'text' | 'letter'
  state: string
  failure: string | null
}

/** Lists the text messages and letters that went out to the person. */
export async function listDeliveries(tx: Tx, { personId, shown, limit }: RecordPage): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    select id, created_at, 'text' as kind, state, failure from sms_outbox where person_id = ${personId}
    union all select id, created_at, 'letter', state, failure from letters where person_id = ${personId}
    order by created_at desc, id limit ${limit} offset ${shown}`.execute(tx)
  return rows
}

/** Lists when the person signed in, or tried to. */
export async function listAttempts(tx: Tx, { personId, shown, limit }: RecordPage) {
  return tx
    .selectFrom('sign_ins')
    .select(['id', 'at', 'outcome', 'address', 'agent'])
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(shown)
    .execute()
}

/** Lists the person's requests for a lost password. */
export async function listRecoveries(tx: Tx, { personId, shown, limit }: RecordPage) {
  return tx
    .selectFrom('recovery_requests')
    .select(['id', 'created_at', 'state', 'decided_at'])
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(shown)
    .execute()
}
