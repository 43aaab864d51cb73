import { Readable } from 'node:stream'
import type pg from 'pg'
import type { ImportKind } from '#contracts/office/imports.ts'
import { importTasks } from '#modules/imports/public.ts'
import type { City } from './city.ts'

/** A file to import, as the desk would send it. */
export interface BenchFile {
  kind: ImportKind
  text: string
}

/** How long the two jobs of an import took, in seconds. */
export interface ImportTimes {
  batchId: string
  checked: number
  applied: number
}

/** Checks and applies a file by the jobs of the product, in the name of the officer `score1`. */
export async function importFile(city: City, client: pg.Client, file: BenchFile): Promise<ImportTimes> {
  const batchId = await upload(city, client, file)
  const { rows } = await client.query<{ id: string }>("select id from staff where username = 'score1'")
  const staffId = rows[0]?.id ?? ''
  // The job writes to the trail in the name of a signed-in person.
  await client.query(
    "insert into session_log (session_id, staff_id, opened_at, expires_at) values (gen_random_uuid(), $1, now(), now() + interval '1 hour')",
    [staffId],
  )
  const tasks = importTasks(city.deps)
  const checked = await timed(() => tasks['check-import']({ batchId }, 'early'))
  const moved = await client.query(
    "update import_batches set state = 'applying' where id = $1 and state = 'checked' and rows_faulty = 0",
    [batchId],
  )
  if (moved.rowCount !== 1) throw new Error('the benchmark made a file with faults')
  const applied = await timed(() =>
    tasks['apply-import']({ batchId, staffId, requestId: 'bench', address: '127.0.0.1' }, 'early'),
  )
  const after = await client.query<{ state: string }>('select state from import_batches where id = $1', [
    batchId,
  ])
  if (after.rows[0]?.state !== 'applied') throw new Error('the benchmark’s file was not applied')
  return { batchId, checked, applied }
}

async function upload(city: City, client: pg.Client, { kind, text }: BenchFile): Promise<string> {
  const id = city.deps.ids.next()
  const stored = await city.deps.files.put(id, Readable.from([Buffer.from(text)]))
  await client.query(
    `insert into import_batches (id, kind, sitting_id, file_name, file_key, file_bytes, file_digest, state, uploaded_by, uploaded_at)
     select $1::uuid, $4, case when $4 like '%scores' then (select id from sittings where held_from <= current_date order by number desc limit 1) end,
       'bench.csv', $1::uuid::text, $2, $3, 'uploaded', (select id from staff where username = 'score1'), now()`,
    [id, stored.bytes, stored.digest, kind],
  )
  return id
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}
