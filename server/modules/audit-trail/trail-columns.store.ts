import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { PlainEntry } from './entry-link.ts'

const PORTION = 5_000

/**
 * Fixes, for this transaction, all that decides what a name means and how a value is printed. The owner of the database
 * could have set it otherwise; only a superuser can replace what is in pg_catalog.
 */
export async function fixReading(tx: Tx): Promise<void> {
  await sql
    .raw(
      `set transaction isolation level repeatable read, read only;
       set local search_path = pg_catalog, pg_temp; set local row_security = off; set local timezone = 'UTC';
       set local datestyle = 'ISO, YMD'; set local bytea_output = 'hex'`,
    )
    .execute(tx)
}

/** The tables of the trail, as they must be: a view, a rule or another column in their place could say anything. */
const COLUMNS: Readonly<Record<string, string>> = {
  audit_entries:
    'action text, actor_id text, actor_kind text, address text, at timestamp with time zone, chain smallint, hash bytea, new_value jsonb, old_value jsonb, person_id uuid, reason text, recorded_at timestamp with time zone, request_id text, seq bigint, session_id uuid, subject_id text, subject_kind text',
  audit_chains: 'chain smallint, head bytea, length bigint',
  audit_digests: 'at timestamp with time zone, day date, document text, signature bytea',
  audit_clock: 'only_row boolean, tolerance interval',
}

/** The triggers that keep the trail, each enabled. */
const TRIGGERS = [
  'audit_digests_checked',
  'audit_digests_closed',
  'audit_entries_chain',
  'audit_entries_closed',
]

/** Lists what stands in the place of a table of the trail, or keeps it no longer. */
export async function listReplaced(tx: Tx): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string; columns: string }>`
    select c.relname::text as name, (
      select string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || a.attgenerated::text, ', ' order by a.attname)
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and not c.relhassubclass and not c.relrowsecurity`.execute(
    tx,
  )
  const { rows: triggers } = await sql<{ name: string }>`
    select t.tgname::text as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and t.tgenabled in ('O', 'A')`.execute(tx)
  const columnsOf = new Map(tables.map(({ name, columns }) => [name, columns]))
  const kept = new Set(triggers.map(({ name }) => name))
  return [
    ...Object.keys(COLUMNS).filter((name) => columnsOf.get(name) !== COLUMNS[name]),
    ...TRIGGERS.filter((name) => !kept.has(name)),
  ]
}

/** Reads every entry by its plain columns, chain by chain, a portion at a time. */
export async function* readEntries(tx: Tx): AsyncGenerator<PlainEntry[]> {
  await sql`
    declare trail no scroll cursor for select chain::text, seq::text, at::text, recorded_at::text, session_id::text,
      actor_kind, actor_id, action, subject_kind, subject_id, person_id::text, old_value::text, new_value::text, reason,
      address, request_id, hash::text
    from public.audit_entries order by public.audit_entries.chain, public.audit_entries.seq`.execute(tx)
  for (;;) {
    const { rows } = await sql<PlainEntry>`fetch ${sql.lit(PORTION)} from trail`.execute(tx)
    if (rows.length === 0) return
    yield rows
  }
}

/** The head of each chain that the database keeps for the next entry. */
export async function readHeads(tx: Tx) {
  const { rows } = await sql<{ chain: string; length: string; head: string }>`
    select chain::text, length::text, head::text from public.audit_chains order by public.audit_chains.chain limit 1000`.execute(
    tx,
  )
  return rows
}

/** All signed digests, the oldest first. */
export async function readDigests(tx: Tx) {
  const { rows } = await sql<{ day: string; document: string; signature: string }>`
    select day::text, document, signature::text from public.audit_digests order by public.audit_digests.day limit 100000`.execute(
    tx,
  )
  return rows.map((row) => ({ ...row, signature: Buffer.from(row.signature.slice(2), 'hex') }))
}

/**
 * Whether the time that the application gives an entry is compared with the database's clock; the database's owner can
 * switch that off (decision 0025).
 */
export async function isClockCompared(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select from public.audit_clock where tolerance is not null`.execute(tx)
  return rows.length === 1
}
