import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { City } from './city.ts'
import { importFile, timed } from './import-batch.ts'
import { report } from './load.ts'

const ROWS = 100_000

/**
 * Measures the check and application of a file of 100,000 rows against COPY of the resulting rows into a table without
 * an index.
 */
export async function measureImport(city: City): Promise<void> {
  const client = new pg.Client({ connectionString: city.databaseUrl })
  await client.connect()
  try {
    const text = `准考证号,课程代码,成绩\n${(await makeRows(client)).join('\n')}\n`
    const before = process.memoryUsage().rss
    const { batchId, checked, applied } = await importFile(city, client, { kind: 'exam_scores', text })
    const memory = process.memoryUsage().rss - before
    const copied = await copyAgain(client, batchId)
    report(
      'import checked and applied / COPY of its rows',
      [{ value: ROWS / (checked + applied), against: ROWS / copied }],
      { wanted: 0.15, unit: 'rows/s' },
    )
    console.log(
      `     check ${checked.toFixed(1)} s, apply ${applied.toFixed(1)} s, COPY ${copied.toFixed(2)} s, memory +${Math.round(memory / 1e6)} MB`,
    )
  } finally {
    await client.end()
  }
}

/** Makes one row for each ticket, course after course, until there are enough rows. */
async function makeRows(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(
    `select t.ticket_no || ',' || c.code || ',' || (row_number() over ()) % 101 as line
     from (select code from courses order by code limit 20) c cross join (select ticket_no from tickets where ticket_no like '7%') t
     limit $1`,
    [ROWS],
  )
  if (rows.length < ROWS) throw new Error('too few candidates for an import of 100,000 rows')
  return rows.map(({ line }) => line)
}

/** Measures the least time that PostgreSQL needs: the same rows without checks and indexes. */
async function copyAgain(client: pg.Client, batchId: string): Promise<number> {
  const chunks: Buffer[] = []
  const out = client.query(copyTo(`copy (select * from scores where batch_id = '${batchId}') to stdout`))
  for await (const chunk of out) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks)
  const count = text.reduce((lines, byte) => (byte === 10 ? lines + 1 : lines), 0)
  if (count !== ROWS) throw new Error(`only ${count} rows were applied`)
  await client.query('create table bare (like scores)')
  return timed(() => pipeline(Readable.from([text]), client.query(copyFrom('copy bare from stdin'))))
}
