import type pg from 'pg'

/** The last number that each sequence gave; 0: none yet. */
export type SequenceNumbers = Record<string, number>

/** Reads the sequences of a database. */
export async function listSequences(client: Pick<pg.Client, 'query'>): Promise<SequenceNumbers> {
  const { rows } = await client.query<{ name: string; last: string }>(
    `select format('%I.%I', schemaname, sequencename) as name, coalesce(last_value, 0) as last
     from pg_sequences where schemaname !~ '^pg_' order by 1`,
  )
  return Object.fromEntries(rows.map(({ name, last }) => [name, Number(last)]))
}

/** Names the sequences that are not there any more, or that would give a number a second time. */
export function earlierSequences(before: SequenceNumbers, now: SequenceNumbers): string[] {
  return Object.entries(before).flatMap(([name, last]) => {
    const found = now[name]
    if (found === undefined) return [`${name}：备份时有这个编号，现在没有`]
    return found >= last ? [] : [`${name}：备份时已编到 ${last}，现在只到 ${found}，接下来的编号会重复`]
  })
}
