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

/**
 * Recomputes every link of every chain and compares the ends with the recorded heads. Answers the number of entries, and
 * the first place at which an entry was changed, removed, or cut off.
 */
export async function verifyChains(tx: Tx): Promise<{ entries: number; broken: string | undefined }> {
  const { rows } = await sql<{ entries: number; broken: string | null }>`
    with linked as (
      select e.chain, e.seq, e.hash, e.at, e.recorded_at,
        row_number() over w as place, lag(e.recorded_at) over w as before,
        sha256(coalesce(lag(e.hash) over w, sha256(convert_to('kaoji audit chain ' || e.chain, 'UTF8')))
          || convert_to(audit_entry_text(e), 'UTF8')) as expected
      from audit_entries e window w as (partition by e.chain order by e.seq)
    ), wrong as (
      select chain, seq from linked where hash <> expected or seq <> place
      union all
      -- Since the database notes the time, every entry has one, in order, and the application's word is near it.
      select chain, seq from linked, audit_clock c
        where (before is not null and (recorded_at is null or recorded_at < before - interval '1 minute'))
          or at > recorded_at + c.tolerance or at < recorded_at - c.tolerance - interval '1 hour'
      union all
      select c.chain, c.length from audit_chains c
        left join lateral (select hash, seq from audit_entries e where e.chain = c.chain order by seq desc limit 1) l on true
        where c.length > 0 and (l.seq is distinct from c.length or l.hash is distinct from c.head)
    )
    select (select count(*) from audit_entries)::int as entries,
      (select chain || '-' || seq from wrong order by chain, seq limit 1) as broken`.execute(tx)
  return { entries: rows[0]?.entries ?? 0, broken: rows[0]?.broken ?? undefined }
}

/**
 * Whether the time that the application gives an entry is compared with the database's clock; the database's owner can
 * switch that off (decision 0025).
 */
export async function isClockCompared(tx: Tx): Promise<boolean> {
  const row = await tx.selectFrom('audit_clock').select('tolerance').executeTakeFirst()
  return row !== undefined && row.tolerance !== null
}
