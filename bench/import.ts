import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { importTasks } from '#modules/imports/public.ts'
import type { City } from './city.ts'
import { report } from './load.ts'

const ROWS = 100_000

/** A real spreadsheet of 100,000 rows, checked and applied, against COPY of the same rows into an unindexed table. */
export async function measureImport(city: City): Promise<void> {
  const client = new pg.Client({ connectionString: city.databaseUrl })
  await client.connect()
  try {
    const lines = Array.from(
      { length: ROWS },
      (_, order) => `7${String(order).padStart(11, '0')},00015,${order % 101}`,
    )
    const copied = await timed(async () => {
      await client.query('create temporary table bare (ticket_no text, course_code text, mark int)')
      await pipeline(
        Readable.from([`${lines.join('\n')}\n`]),
        client.query(copyFrom('copy bare from stdin csv')),
      )
    })
    const batchId = await upload(city, client, `准考证号,课程代码,成绩\n${lines.join('\n')}\n`)
    const before = process.memoryUsage().rss
    const tasks = importTasks(city.deps)
    const staff =
      (await client.query<{ id: string }>("select id from staff where username = 'score1'")).rows[0]?.id ?? ''
    const imported = await timed(async () => {
      await tasks['check-import']({ batchId })
      await client.query("update import_batches set state = 'applying' where id = $1 and state = 'checked'", [
        batchId,
      ])
      await tasks['apply-import']({ batchId, staffId: staff, requestId: 'bench', address: '127.0.0.1' })
    })
    const { rows } = await client.query<{ n: number }>(
      'select count(*)::int as n from scores where batch_id = $1',
      [batchId],
    )
    if (rows[0]?.n !== ROWS) throw new Error(`only ${rows[0]?.n} rows were applied`)
    report('import checked and applied / COPY', {
      value: ROWS / imported,
      against: ROWS / copied,
      wanted: 0.15,
      unit: 'rows/s',
    })
    console.log(
      `     ${imported.toFixed(1)} s, memory +${Math.round((process.memoryUsage().rss - before) / 1e6)} MB`,
    )
  } finally {
    await client.end()
  }
}

async function upload(city: City, client: pg.Client, text: string): Promise<string> {
  const id = city.deps.ids.next()
  const stored = await city.deps.files.put(id, Readable.from([Buffer.from(text)]))
  await client.query(
    `insert into import_batches (id, kind, sitting_id, file_name, file_key, file_bytes, file_digest, state, uploaded_by, uploaded_at)
     select $1::uuid, 'exam_scores', (select id from sittings order by number desc limit 1), 'bench.csv', $1::uuid::text, $2, $3, 'uploaded',
       (select id from staff where username = 'score1'), now()`,
    [id, stored.bytes, stored.digest],
  )
  return id
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}
