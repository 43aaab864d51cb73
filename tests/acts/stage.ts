import { randomUUID } from 'node:crypto'
import { ACT_KEY } from '#contracts/route.ts'
import type { TestApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'
import type { Sent } from './act-cases.ts'

/** Sends an act under that key. */
export function send(candidate: Visitor, { method, path, body, headers }: Sent, key: string) {
  return candidate.call(method, path, { body, headers: { ...headers, [ACT_KEY]: key } })
}

/** What an act adds to the tables, and takes away. */
export async function effectOf(application: TestApplication, act: () => Promise<unknown>) {
  const before = await rowsOfPeople(application)
  await act()
  const after = await rowsOfPeople(application)
  return Object.fromEntries(
    Object.entries(after).flatMap(([name, count]) =>
      count === before[name] ? [] : [[name, count - (before[name] ?? 0)]],
    ),
  )
}

/** A key as a browser makes it. */
export const newKey = () => randomUUID()

/** How many rows each table holds of people, but for what every request leaves: acts, sessions, sign-ins. */
async function rowsOfPeople({ owner }: TestApplication): Promise<Record<string, number>> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select c.table_name as name from information_schema.columns c join information_schema.tables using (table_schema, table_name)
     where table_type = 'BASE TABLE' and table_schema = 'public' and column_name = 'person_id'
       and c.table_name not in ('acts', 'sessions', 'sign_ins') order by 1`,
  )
  const counts = tables.map(({ name }) => `select '${name}' as name, count(*) as count from ${name}`)
  const { rows } = await owner.query<{ name: string; count: string }>(counts.join(' union all '))
  return Object.fromEntries(rows.map(({ name, count }) => [name, Number(count)]))
}
