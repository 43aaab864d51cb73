import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Logger, runMigrations as runWorkerMigrations } from 'graphile-worker'
import pg from 'pg'
import { ConfigProblem } from '../config/config.ts'
import { ensureRole } from './role.ts'

const FOLDER = fileURLToPath(new URL('../../../migrations/', import.meta.url))
const LOCK = 7_041_605

/**
 * Brings the schema to the newest version as its owner; safe when several processes start at once. Throws
 * when a migration that ran here was edited afterwards, or when this database is newer than the program.
 */
export async function migrate(ownerUrl: string): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    // A pooler refuses them as settings of the connection (OPS-04).
    await client.query("set timezone = 'UTC'; set lock_timeout = 60000")
    await requireWritable(client)
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await ensureRole(client, 'kaoji_app')
    const applied = await applyPending(client)
    await runWorkerMigrations({ connectionString: ownerUrl, logger: silent })
    await client.query(GRANT_JOBS)
    return { applied }
  } finally {
    await client.end()
  }
}

/** Whether this program has that migration: a database or a backup of a later program has others. */
export async function knowsMigration(name: string): Promise<boolean> {
  return (await migrationNames()).includes(name)
}

/** OPS-03: where a copy has not taken over yet, its address leads to a server that may only be read. */
async function requireWritable(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ only: string }>(
    "select current_setting('transaction_read_only') as only",
  )
  if (rows[0]?.only !== 'on') return
  throw new ConfigProblem([
    'DATABASE_URL 指向的数据库只能读：它可能是还没有升为主库的备库。请让地址指向主库，再启动服务。',
  ])
}

async function migrationNames(): Promise<string[]> {
  return (await readdir(FOLDER)).filter((name) => /^\d{4}-.*\.sql$/.test(name)).sort()
}

async function applyPending(client: pg.Client): Promise<string[]> {
  await client.query(
    'create table if not exists schema_migrations (name text primary key, digest text not null, applied_at timestamptz not null default now())',
  )
  const { rows } = await client.query<{ name: string; digest: string }>(
    'select name, digest from schema_migrations',
  )
  const done = new Map(rows.map((row) => [row.name, row.digest]))
  const names = await migrationNames()
  const unknown = [...done.keys()].filter((name) => !names.includes(name))
  if (unknown.length > 0) throw new Error(`数据库比程序新（${unknown.join(', ')}），请使用新版本程序。`)
  const applied: string[] = []
  for (const name of names) {
    const text = await readFile(FOLDER + name, 'utf8')
    const digest = createHash('sha256').update(text).digest('hex')
    if (done.has(name) && done.get(name) !== digest) throw new Error(`迁移 ${name} 在执行后被修改过。`)
    if (done.has(name)) continue
    await applyOne(client, { name, text, digest })
    applied.push(name)
  }
  return applied
}

async function applyOne(
  client: pg.Client,
  file: { name: string; text: string; digest: string },
): Promise<void> {
  await client.query('begin')
  try {
    await client.query(file.text)
    await client.query('insert into schema_migrations (name, digest) values ($1, $2)', [
      file.name,
      file.digest,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${file.name} failed`, { cause: error })
  }
}

// The worker's tables belong to the owner, with row security on: the application may add and take jobs.
const GRANT_JOBS = `
  grant usage on schema graphile_worker to kaoji_app;
  grant select, insert, update, delete on all tables in schema graphile_worker to kaoji_app;
  grant usage on all sequences in schema graphile_worker to kaoji_app;
  grant execute on all functions in schema graphile_worker to kaoji_app;
  grant select on schema_migrations to kaoji_app;
  do $$
  declare t record;
  begin
    for t in select c.oid::regclass as name from pg_class c where c.relnamespace = 'graphile_worker'::regnamespace
      and c.relkind = 'r' and c.relrowsecurity
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'kaoji_app') loop
      execute format('create policy kaoji_app on %s to kaoji_app using (true) with check (true)', t.name);
    end loop;
  end $$`

const silent = new Logger(() => () => undefined)
