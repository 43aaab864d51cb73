import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { City } from './city.ts'
import { type ImportTimes, importFile, timed } from './import-batch.ts'
import { type Round, report } from './load/load.ts'

const ROWS = 100_000

/**
 * Measures the check and application of files of 100,000 rows against COPY of the rows that come of it, in turn, into a table that holds
 * the same scores under the same keys and indexes: first as the city is, then after a checkpoint, when the first change of each page goes into the log whole.
 */
export async function measureImport(city: City, rounds = 5): Promise<void> {
  const client = new pg.Client({ connectionString: city.databaseUrl })
  await client.connect()
  try {
    await copyTable(client)
    const fresh = await measure(city, client, { first: 0, rounds, prepare: async () => {} })
    report('import, checked and applied / COPY', fresh, { wanted: 0.5, unit: 'rows/s' })
    const used = await measure(city, client, { first: rounds, rounds, prepare: () => writeBack(client) })
    report('… after a checkpoint, as in a city in use', used, { wanted: 0.5, unit: 'rows/s' })
  } finally {
    await client.end()
  }
}

async function measure(
  city: City,
  client: pg.Client,
  { first, rounds, prepare }: { first: number; rounds: number; prepare: () => Promise<void> },
): Promise<Round[]> {
  const measured: Round[] = []
  for (let round = first; round < first + rounds; round += 1) {
    const text = `准考证号,课程代码,成绩\n${(await makeRows(client, round)).join('\n')}\n`
    await prepare()
    const before = process.memoryUsage().rss
    const times = await importFile(city, client, { kind: 'exam_scores', text })
    const memory = process.memoryUsage().rss - before
    await prepare()
    const copied = await copyAgain(client, times)
    measured.push({ value: ROWS / (times.checked + times.applied), against: ROWS / copied })
    console.log(
      `     check ${times.checked.toFixed(1)} s, apply ${times.applied.toFixed(1)} s, COPY ${copied.toFixed(2)} s, memory +${Math.round(memory / 1e6)} MB`,
    )
  }
  return measured
}

/** Makes rows that no round before had: each round has courses of its own. */
async function makeRows(client: pg.Client, round: number): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(
    `with t as (select ticket_no from tickets where ticket_no like '7%' order by ticket_no limit $1),
       need as (select ceil($1::numeric / count(*))::integer as courses from t),
       c as (select code from courses order by code limit (select courses from need) offset (select courses from need) * $2::integer)
     select t.ticket_no || ',' || c.code || ',' || (row_number() over ()) % 101 as line from c cross join t limit $1`,
    [ROWS, round],
  )
  if (rows.length < ROWS) throw new Error('too few candidates for an import of 100,000 rows')
  return rows.map(({ line }) => line)
}

/** Makes the table to copy into: the scores that are there, under the same keys and indexes. The triggers that keep the rest are no keys. */
async function copyTable(client: pg.Client): Promise<void> {
  await client.query('create table copied (like scores including defaults including constraints)')
  await client.query('insert into copied select * from scores')
  const { rows } = await client.query<{ statement: string }>(
    `select replace(replace(pg_get_indexdef(indexrelid), ' ON public.scores ', ' ON copied '), 'INDEX ', 'INDEX copied_') as statement
     from pg_index where indrelid = 'scores'::regclass
     union all
     select 'alter table copied add ' || pg_get_constraintdef(oid) from pg_constraint where conrelid = 'scores'::regclass and contype = 'f'`,
  )
  for (const { statement } of rows) await client.query(statement)
  await client.query('vacuum analyze copied')
}

/** What minutes of use do to a city: everything is written back, so that whatever changes next goes into the log whole. */
async function writeBack(client: pg.Client): Promise<void> {
  await client.query('checkpoint')
}

/** Measures what PostgreSQL needs for the same rows without a check. */
async function copyAgain(client: pg.Client, { batchId }: ImportTimes): Promise<number> {
  const chunks: Buffer[] = []
  const out = client.query(copyTo(`copy (select * from scores where batch_id = '${batchId}') to stdout`))
  for await (const chunk of out) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks)
  const count = text.reduce((lines, byte) => (byte === 10 ? lines + 1 : lines), 0)
  if (count !== ROWS) throw new Error(`only ${count} rows were applied`)
  return timed(() => pipeline(Readable.from([text]), client.query(copyFrom('copy copied from stdin'))))
}
