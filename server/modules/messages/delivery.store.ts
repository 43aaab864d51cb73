import { sql } from 'kysely'
import type { Delivery } from '#contracts/office/setup/deliveries.ts'
import type { Tx } from '#platform/db/database.ts'

export interface DeliveryCount {
  kind: Delivery['kind']
  state: Delivery['state']
  lastDay: number
  lastWeek: number
}

const ALL = sql`(select id, 'text' as kind, state, phone_cipher as cipher, created_at, settled_at, failure from sms_outbox
  union all select id, 'letter', state, address_cipher, created_at, settled_at, failure from letters)`

/** Counts the text messages and letters of the last seven days by what became of them. */
export async function countDeliveries(tx: Tx, at: Date): Promise<DeliveryCount[]> {
  const { rows } = await sql<DeliveryCount>`
    select kind, state, (count(*) filter (where created_at > ${at}::timestamptz - interval '1 day'))::int as "lastDay",
      count(*)::int as "lastWeek" from ${ALL} d where created_at > ${at}::timestamptz - interval '7 days'
    group by kind, state order by kind desc, state`.execute(tx)
  return rows
}

export interface UnsettledRow {
  id: string
  kind: Delivery['kind']
  state: Delivery['state']
  cipher: Buffer | null
  createdAt: Date
  settledAt: Date | null
  failure: string | null
}

/** Lists what of the last seven days waits or failed, the newest first. */
export async function listUnsettled(tx: Tx, at: Date): Promise<UnsettledRow[]> {
  const { rows } = await sql<UnsettledRow>`
    select id, kind, state, cipher, created_at as "createdAt", settled_at as "settledAt", failure from ${ALL} d
    where state in ('queued', 'failed') and created_at > ${at}::timestamptz - interval '7 days'
    order by created_at desc, id limit 100`.execute(tx)
  return rows
}
