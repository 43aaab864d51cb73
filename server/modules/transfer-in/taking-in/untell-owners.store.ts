import { sql } from 'kysely'
import { insertMessages, unlinkMessages } from '#modules/messages/public.ts'
import type { Tx } from '#platform/db/database.ts'

/**
 * TRI-01: takes back what owners were told of arrivals that are theirs no more: the message stays, its link leads nowhere, and a new one
 * says why. Ask before the arrivals lose their owners.
 */
export async function untellOwners(
  tx: Tx,
  { ids, why, at }: { ids: readonly string[]; why: string; at: Date },
): Promise<void> {
  const owned = sql`from arrivals a where a.id = any(${[...ids]}::uuid[]) and a.person_id is not null`
  await unlinkMessages(
    tx,
    sql`select a.person_id, '/services/transfer-in/arrivals/' || a.id as link ${owned}`,
  )
  const rows = sql`
    select a.person_id, a.ticket_id, md5('arrival taken back ' || a.id || ' ' || a.version)::uuid as id,
      '从' || a.origin_province || '转入的成绩已撤回' as title, ${why}::text as body, null::text as link
    ${owned} order by a.person_id, a.id`
  await insertMessages(tx, rows, at)
}
