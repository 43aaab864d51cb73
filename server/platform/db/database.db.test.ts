import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { runOn, withDatabase } from '#tests/support/database-server.ts'
import { createDatabase, type Database } from './database.ts'
import { DatabaseUnavailable } from './database-faults.ts'

let database: Database
const name = () => `${inject('template')}_transactions`

beforeAll(async () => {
  await runOn(inject('adminUrl'), `create database ${name()}`)
  const url = withDatabase(inject('adminUrl'), name())
  await runOn(url, 'create table acts (id int primary key)')
  database = createDatabase({ url, connections: 1, setRole: false })
})
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

test('OPS-01 a server that may only be read, as after a fail-over, is one that is away', async () => {
  const write = database.transact(deadlineIn(5_000), async (tx) => {
    await sql`set transaction read only`.execute(tx)
    await sql`insert into acts values (2)`.execute(tx)
  })
  await expect(write).rejects.toThrow(DatabaseUnavailable)
  await database.transact(deadlineIn(5_000), (tx) => sql`insert into acts values (3)`.execute(tx))
  expect(await kept()).toEqual([3])
})
