import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { createWorkerPool } from '#platform/db/database.ts'
import { findFreePort } from '#platform/embedded-postgres/free-port.ts'
import { releaseOrphans } from '#platform/jobs/worker-life.store.ts'
import { runOn, withDatabase } from '#tests/support/database-server.ts'
import { photoNamed } from '#tests/support/photos.ts'
import { makeThrowawayFolder } from '#tests/support/throwaway-folder.ts'
import { zipOf } from '#tests/support/zip.ts'

const directory = makeThrowawayFolder('kaoji-crash-')
const name = () => `${inject('template')}_crash`
let client: pg.Client
/** The one that lives: each test leaves one to the next. */
let worker: ChildProcess | undefined
let port = 0

function start(): ChildProcess {
  const { NODE_OPTIONS: _options, ...environment } = process.env
  return spawn(process.execPath, ['server/main.ts'], {
    env: {
      ...environment,
      KAOJI_ROLE: 'worker',
      PORT: String(port),
      KAOJI_DATA_DIR: directory,
      KAOJI_LOG_LEVEL: 'silent',
      DATABASE_URL: withDatabase(inject('adminUrl'), name()),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

beforeAll(async () => {
  port = await findFreePort()
  await runOn(inject('adminUrl'), `create database ${name()} template ${inject('template')}`)
  client = new pg.Client({ connectionString: withDatabase(inject('adminUrl'), name()) })
  await client.connect()
})
beforeEach(async () => {
  if (worker?.exitCode !== null || worker.signalCode !== null) worker = start()
  const seeded = async () => (await client.query('select id from schools limit 1')).rowCount
  await expect.poll(seeded).toBe(1)
  // A job is let go a moment after what it did is there.
  await expect.poll(lockedJobs).toBe(0)
})
afterAll(async () => {
  if (worker) await end(worker, 'SIGTERM')
  await client.end()
  rmSync(directory, { recursive: true, force: true })
})

async function end(one: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = once(one, 'exit')
  one.kill(signal)
  await gone
}

/** Of ours alone: at a full minute the worker has jobs of its own. */
const lockedJobs = async () =>
  (
    await client.query<{ n: number }>(
      "select count(*)::int as n from graphile_worker.jobs where locked_at is not null and task_identifier = 'send-sms'",
    )
  ).rows[0]?.n
const state = async (id: string) =>
  (await client.query<{ state: string }>('select state from sms_outbox where id = $1', [id])).rows[0]?.state

/** A message that is of no use any more, so that nothing of it is opened or sent: its job ends it as `failed`. */
async function queuedText(): Promise<string> {
  const { rows } = await client.query<{ id: string; sms: string }>(
    'select id, gen_random_uuid() as sms from persons limit 1',
  )
  const sms = rows[0]?.sms ?? ''
  await client.query(
    "insert into sms_outbox (id, person_id, phone_cipher, body_cipher, created_at, useful_until, state) values ($1, $2, '', '', now(), now() - interval '1 minute', 'queued')",
    [sms, rows[0]?.id],
  )
  return sms
}

const addJob = (sms: string) =>
  client.query("select graphile_worker.add_job('send-sms', json_build_object('smsId', $1::text))", [sms])

/** A job that its worker cannot finish: the row that it has to change is held until `release`. */
async function heldJob(): Promise<{ sms: string; release(): Promise<void> }> {
  const sms = await queuedText()
  const holder = new pg.Client({ connectionString: withDatabase(inject('adminUrl'), name()) })
  await holder.connect()
  await holder.query('begin')
  await holder.query('select 1 from sms_outbox where id = $1 for update', [sms])
  await addJob(sms)
  await expect.poll(lockedJobs).toBe(1)
  const release = async () => {
    await holder.query('rollback')
    await holder.end()
  }
  return { sms, release }
}

/** As if the jobs had been taken long ago: a young lock is left alone for seconds. */
const ageLocks = () =>
  client.query(
    "update graphile_worker._private_jobs set locked_at = now() - interval '1 hour' where locked_at is not null",
  )

/** A job as it stands when its last run was killed, and the orphan was freed. */
async function addKilledJob(auditId: string | undefined): Promise<void> {
  await client.query(
    "select graphile_worker.add_job('audit-degrees', json_build_object('auditId', $1::text), job_key := 'killed', max_attempts := 11)",
    [auditId],
  )
  await client.query("update graphile_worker._private_jobs set attempts = 10 where key = 'killed'")
}

test('OPS-01 a job whose worker was killed is run by the next one, within seconds', async () => {
  const { sms, release } = await heldJob()
  if (worker) await end(worker, 'SIGKILL')
  await release()
  expect(await lockedJobs()).toBe(1)
  expect(await state(sms)).toBe('queued')
  await ageLocks()

  worker = start()
  await expect.poll(() => state(sms)).toBe('failed')
})

test('OPS-01 a job whose worker was killed is run by one that was there before and lives on', async () => {
  const { sms, release } = await heldJob()
  const killed = worker
  port = await findFreePort()
  worker = start()
  const workers = async () =>
    (await client.query("select from pg_locks where locktype = 'advisory' and objsubid = 2 and granted"))
      .rowCount
  await expect.poll(workers).toBe(2)
  await ageLocks()
  if (killed) await end(killed, 'SIGKILL')
  await release()
  await expect.poll(() => state(sms)).toBe('failed')
})

test('OPS-01 a job that a worker took and never heard of is run within seconds, although that worker lives', async () => {
  const { release } = await heldJob()
  const { rows } = await client.query<{ locked_by: string }>(
    "select locked_by from graphile_worker._private_jobs where payload ->> 'smsId' is not null and locked_at is not null",
  )
  await release()
  await client.query('begin')
  const lost = await queuedText()
  await addJob(lost)
  // As when the question has arrived, and the answer has not: it is the worker's, who knows nothing of it.
  await client.query(
    "update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - interval '1 minute' where payload ->> 'smsId' = $2",
    [rows[0]?.locked_by, lost],
  )
  await client.query('commit')
  await expect.poll(() => state(lost)).toBe('failed')
})

test('OPS-01 a job that was killed in its last run is run once more, to say that it failed', async () => {
  const { rows } = await client.query<{ id: string }>(
    `insert into graduation_audits (id, scope, batch_id, asked_on, state, requested_by, requested_at)
     select gen_random_uuid(), 'batch', b.id, '2026-11-01', 'running', s.id, now()
     from (select id from graduation_batches limit 1) b, (select id from staff limit 1) s returning id`,
  )
  const audit = rows[0]?.id
  const stateOf = async () =>
    (await client.query('select state from graduation_audits where id = $1', [audit])).rows[0]?.state
  await client.query('begin')
  await addKilledJob(audit)
  await client.query('commit')
  await expect.poll(stateOf).toBe('failed')
})

test('IMP-01, OPS-01 a worker that is killed while it reads an archive leaves nothing half done, and the next one reads it whole', async () => {
  const { rows } = await client.query<{ ticket_no: string; id: string }>(
    `select distinct on (t.person_id) t.ticket_no, s.id from tickets t, (select id from staff limit 1) s
     where t.state = 'active' order by t.person_id limit 30`,
  )
  const archive = zipOf(await Promise.all(rows.map(({ ticket_no: no }) => photoNamed(no))))
  const batchId = randomUUID()
  writeFileSync(join(directory, 'files', batchId), archive)
  await client.query(
    `insert into import_batches (id, kind, file_name, file_key, file_bytes, file_digest, state, uploaded_by, uploaded_at)
     values ($1::uuid, 'candidate_photos', 'a.zip', $1::uuid::text, $2, sha256($3), 'uploaded', $4, now())`,
    [batchId, archive.length, archive, rows[0]?.id],
  )
  const photographs = () =>
    readdirSync(join(directory, 'vault'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.includes('-'),
    )
  const before = photographs().length
  await client.query(
    "select graphile_worker.add_job('check-import', json_build_object('batchId', $1::text))",
    [batchId],
  )
  await expect.poll(() => photographs().length - before, { interval: 5 }).toBeGreaterThan(2)
  if (worker) await end(worker, 'SIGKILL')
  const stand = async () => {
    const found = await client.query(
      `select b.state, b.rows_total as total, (select count(*)::int from import_rows where batch_id = b.id and problems = '{}') as sound
       from import_batches b where b.id = $1`,
      [batchId],
    )
    return found.rows[0]
  }
  expect(await stand()).toEqual({ state: 'checking', total: 0, sound: 0 })
  expect(photographs().length - before).toBeLessThan(rows.length)
  await ageLocks()

  worker = start()
  await expect.poll(stand).toEqual({ state: 'checked', total: rows.length, sound: rows.length })
  const { rows: staged } = await client.query<{ key: string }>(
    "select fields->>'vaultKey' as key from import_rows where batch_id = $1",
    [batchId],
  )
  expect(photographs()).toEqual(expect.arrayContaining(staged.map(({ key }) => key)))
})

test('OPS-01 a job that a living worker holds stays with it when another one starts', async () => {
  const { sms, release } = await heldJob()
  const owner = async () =>
    (
      await client.query(
        "select locked_by from graphile_worker.jobs where locked_at is not null and task_identifier = 'send-sms'",
      )
    ).rows[0]?.locked_by
  const before = await owner()

  const pool = createWorkerPool(withDatabase(inject('adminUrl'), name()))
  await ageLocks()
  expect(await releaseOrphans(pool)).toBe(0)
  await pool.end()
  expect(await owner()).toBe(before)
  await release()
  await expect.poll(() => state(sms)).toBe('failed')
})

test('OPS-01 a worker says whether it takes jobs, and answers nothing else', async () => {
  const ask = async (path: string) =>
    (await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined))?.status
  await expect.poll(() => ask('/readyz')).toBe(200)
  expect(await ask('/healthz')).toBe(200)
  expect(await ask('/api/portal/session')).toBe(404)
  expect(await ask('/')).toBe(404)
})
