import type { TestApplication } from './test-application.ts'

/**
 * Returns every value that can be read as text from any column: what a thief of the disk or a dump gets without the
 * keys.
 */
export async function everythingInClear(application: TestApplication): Promise<string[]> {
  const { rows: columns } = await application.owner.query<{ t: string; c: string }>(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as t, quote_ident(column_name) as c
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  const all: string[] = []
  for (const { t, c } of columns) {
    const { rows } = await application.owner.query<{ v: string }>(
      `select ${c}::text as v from ${t} where ${c} is not null`,
    )
    all.push(...rows.map(({ v }) => `${t}.${c}: ${v}`))
  }
  return all
}
