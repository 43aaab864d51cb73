import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

const PAGE = 100

/** Lists a page of the trail, newest first: from the start, or after a given entry. */
export async function listEntries(
  tx: Tx,
  filter: { action: string | undefined; after: { chain: number; seq: string } | undefined },
) {
  let entries = tx
    .selectFrom('audit_entries as e')
    .leftJoin('staff as s', (join) => join.on(sql`s.id::text`, '=', sql`e.actor_id`))
    .select([
      'e.chain',
      'e.seq',
      'e.at',
      'e.actor_kind',
      's.name as actor_name',
      'e.action',
      'e.subject_kind',
      'e.subject_id',
      sql<string | null>`e.old_value::text`.as('old_value'),
      sql<string | null>`e.new_value::text`.as('new_value'),
      'e.reason',
      'e.address',
    ])
    .orderBy('e.at', 'desc')
    .orderBy('e.chain')
    .orderBy('e.seq', 'desc')
    .limit(PAGE)
  if (filter.action)
    entries = entries.where('e.action', 'like', `${filter.action.replaceAll(/[\\%_]/g, '\\$&')}%`)
  const { after } = filter
  if (after) {
    const last = sql`from audit_entries l where l.chain = ${after.chain} and l.seq = ${after.seq}`
    // The row comparison follows the page's order: at and seq descend, chain ascends. The index can use the first
    // condition only.
    entries = entries.where(
      sql<boolean>`e.at <= (select l.at ${last}) and (e.at, -e.chain, e.seq) < (select l.at, -l.chain, l.seq ${last})`,
    )
  }
  return entries.execute()
}
