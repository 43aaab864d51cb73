import { type RawBuilder, sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { runOn, withDatabase } from '#tests/support/database-server.ts'
import { createDatabase, type Database } from './database.ts'
import { DatabaseUnavailable, isSurelyUndone } from './database-faults.ts'

let database: Database
const name = () => `${inject('template')}_transactions`

beforeAll(async () => {
  await runOn(inject('adminUrl'), `create database ${name()}`)
  const url = withDatabase(inject('adminUrl'), name())
  await runOn(url, 'create table acts (id int primary key)')
  database = createDatabase({ url, connections: 1, setRole: false })
})
afterEach(() => database.transact(deadlineIn(5_000), (tx) => sql`delete from acts`.execute(tx)))
afterAll(() => database.close())

const kept = () =>
  database.read(deadlineIn(5_000), async (tx) => {
    const { rows } = await sql<{ id: number }>`select id from acts order by id`.execute(tx)
    return rows.map(({ id }) => id)
  })

test('APP-06 a transaction in which a statement failed unnoticed is never acknowledged', async () => {
  const acknowledged = database.transact(deadlineIn(5_000), async (tx) => {
    await sql`insert into acts values (1)`.execute(tx)
    await sql`insert into acts values (1)`.execute(tx).catch(() => undefined)
  })
  await expect(acknowledged).rejects.toThrow('rolled back')
  expect(await kept()).toEqual([])
})

test('OPS-01 whoever waits for a connection waits no longer than the request may, and harms nobody behind', async () => {
  const done = Promise.withResolvers<void>()
  const holder = database.read(deadlineIn(20_000), () => done.promise)
  await expect(database.read(deadlineIn(50), async () => 'late')).rejects.toThrow(DatabaseUnavailable)
  done.resolve()
  await holder
  expect(await kept()).toEqual([])
})

test('EVI-03, OPS-01 what PostgreSQL gave up or was never asked is known to be undone; a lost connection leaves it open', async () => {
  const undone = async (work: Promise<unknown>) =>
    isSurelyUndone(
      await work.then(
        () => 'nothing went wrong',
        (error: unknown) => error,
      ),
    )
  const insert = (ms: number, then: RawBuilder<unknown>) =>
    database.transact(deadlineIn(ms), async (tx) => {
      await sql`insert into acts values (4)`.execute(tx)
      await then.execute(tx)
    })
  expect(await undone(insert(5_000, sql`set local statement_timeout = 20; select pg_sleep(5)`))).toBe(true)
  expect(await undone(insert(5_000, sql`select 1 / 0`))).toBe(true)
  const done = Promise.withResolvers<void>()
  const holder = database.read(deadlineIn(20_000), () => done.promise)
  expect(await undone(insert(50, sql`select 1`))).toBe(true)
  done.resolve()
  await holder
  expect(await undone(insert(0, sql`select 1`))).toBe(true)
  expect(await undone(insert(5_000, sql`select pg_terminate_backend(pg_backend_pid())`))).toBe(false)
  // The connection is cut before the server would give up: whether it did, nobody was told.
  expect(await undone(insert(1_000, sql`set local statement_timeout = 0; select pg_sleep(3)`))).toBe(false)
  await expect.poll(kept).toEqual([])
})

test('OPS-01 a server that may only be read, as after a fail-over, is one that is away', async () => {
  const write = database.transact(deadlineIn(5_000), async (tx) => {
    await sql`set transaction read only`.execute(tx)
    await sql`insert into acts values (2)`.execute(tx)
  })
  await expect(write).rejects.toThrow(DatabaseUnavailable)
  await database.transact(deadlineIn(5_000), (tx) => sql`insert into acts values (3)`.execute(tx))
  expect(await kept()).toEqual([3])
})

test('OPS-01 a read whose request has given up does not run on in the server; one that may take longer does', async () => {
  const url = withDatabase(inject('adminUrl'), name())
  const watcher = createDatabase({ url, connections: 1, setRole: false })
  const sleepers = () =>
    watcher.read(deadlineIn(5_000), async (tx) => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
        where datname = current_database() and state = 'active' and query like '%given up%' and pid <> pg_backend_pid()`.execute(
        tx,
      )
      return rows[0]?.n
    })
  const given = database.read(deadlineIn(200), (tx) => sql`select pg_sleep(600) as "given up"`.execute(tx))
  await expect(given).rejects.toThrow(DatabaseUnavailable)
  await expect.poll(sleepers, { interval: 250 }).toBe(0)
  await watcher.close()
  const limit = (deadline: number) =>
    database.read(deadlineIn(deadline), async (tx) => {
      const { rows } = await sql<{
        ms: number
      }>`select extract(epoch from current_setting('statement_timeout')::interval) * 1000 as ms`.execute(tx)
      return Number(rows[0]?.ms)
    })
  expect(await limit(60_000)).toBeGreaterThan(50_000)
  expect(await limit(5_000)).toBe(6_000)
})
