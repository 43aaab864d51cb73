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

/** Lists what of the last seven days failed, the newest first, then what waits, the longest waiting first; a hundred of each at most. */
export async function listUnsettled(tx: Tx, at: Date): Promise<UnsettledRow[]> {
  const columns = sql`id, kind, state, cipher, created_at as "createdAt", settled_at as "settledAt", failure`
  const since = sql`created_at > ${at}::timestamptz - interval '7 days'`
  const { rows } = await sql<UnsettledRow>`
    select * from (
      (select ${columns} from ${ALL} d where state = 'failed' and ${since} order by created_at desc, id limit 100)
      union all
      (select ${columns} from ${ALL} d where state = 'queued' and ${since} order by created_at, id limit 100)) u
    order by state, case state when 'queued' then "createdAt" end, "createdAt" desc, id`.execute(tx)
  return rows
}
