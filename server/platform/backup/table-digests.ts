import type pg from 'pg'

/** What a table holds, whatever the order of its rows: how many, and the sum of their digests. */
export type TableDigests = Record<string, { rows: number; digest: string }>

interface TableName {
  name: string
}

/** The digests of every table of ours, of the snapshot that the connection's transaction sees. */
export async function digestTables(client: Pick<pg.Client, 'query'>): Promise<TableDigests> {
  // One form for every server: else the same value has two texts.
  await client.query(
    "set local timezone = 'UTC'; set local datestyle = 'ISO'; set local extra_float_digits = 1",
  )
  await client.query(
    "set local bytea_output = 'hex'; set local intervalstyle = 'postgres'; set local statement_timeout = 0",
  )
  const { rows: tables } = await client.query<TableName>(LIST_TABLES)
  const digests: TableDigests = {}
  for (const { name } of tables) {
    const { rows } = await client.query<{ rows: string; digest: string }>(
      `select count(*) as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric + hashtextextended(t::text, 1)::numeric * 18446744073709551616), 0)::text as digest
       from ${name} t`,
    )
    const [found] = rows
    if (found) digests[name] = { rows: Number(found.rows), digest: found.digest }
  }
  return digests
}

/** Names the tables that differ, with their rows before and now. */
export function differences(before: TableDigests, now: TableDigests): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].toSorted()
  return names.flatMap((name) => {
    const [one, other] = [before[name], now[name]]
    if (one !== undefined && other !== undefined && one.rows === other.rows && one.digest === other.digest)
      return []
    return [`${name}：备份时 ${one?.rows ?? '没有这张表'}，现在 ${other?.rows ?? '没有这张表'}`]
  })
}

const LIST_TABLES = `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1`
