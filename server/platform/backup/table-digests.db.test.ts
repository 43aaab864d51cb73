import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { runOn, withDatabase } from '#tests/support/database-server.ts'
import { manifestOf } from './backup.fixture.ts'
import { onConnection } from './on-connection.ts'
import { restoreDatabase } from './restore-backup.ts'
import { earlierSequences, listSequences } from './sequences.ts'
import { differences, digestTables } from './table-digests.ts'

const name = `kaoji_test_backup_${randomBytes(4).toString('hex')}`
const url = withDatabase(inject('adminUrl'), name)

beforeAll(() => runOn(inject('adminUrl'), `create database ${name}`))
afterAll(async () => {
  await runOn(inject('adminUrl'), `drop database ${name} with (force)`)
  await runOn(inject('adminUrl'), `drop role if exists ${name}_owner`)
})

/** The digests of two tables that were filled so. */
async function digestsAfter(statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('create schema other create table notes (id int, words text)')
    await client.query('create table marks (id int, mark numeric, at timestamptz)')
    await client.query(
      "insert into marks values (1, 60, '2026-10-25 08:00+08'), (2, 60.0, '2026-10-25 08:00+08')",
    )
    await client.query(statement)
    return await digestTables(client)
  } finally {
    await client.query('rollback')
    await client.end()
  }
}

test('OPS-03 what tables hold is compared whatever the order of rows and the time zone, and one changed cell is named', async () => {
  const before = await digestsAfter('select 1')
  expect(Object.keys(before)).toEqual(['other.notes', 'public.marks'])
  const sameRows = "set time zone 'Asia/Shanghai'; update marks set mark = mark where id = 1"
  expect(differences(before, await digestsAfter(sameRows))).toEqual([])
  expect(differences(before, await digestsAfter('update marks set mark = 59 where id = 2'))).toEqual([
    'public.marks：备份时 2，现在 2',
  ])
  expect(differences(before, await digestsAfter('delete from marks where id = 1'))).toEqual([
    'public.marks：备份时 2，现在 1',
  ])
  expect(differences(before, await digestsAfter('drop table other.notes'))).toEqual([
    'other.notes：备份时 0，现在 没有这张表',
  ])
})

test('OPS-03 a database that holds anything, or that somebody uses, is not restored into', async () => {
  const restored = () => restoreDatabase('/nowhere', { manifest: manifestOf({}), ownerUrl: url })
  const other = new pg.Client({ connectionString: url })
  await other.connect()
  await expect(restored()).rejects.toThrow('正有别的连接')
  await other.end()
  // The owner of a database is no superuser, and sees less of the sessions of others.
  await runOn(inject('adminUrl'), `create role ${name}_owner login password 'tried-in-a-test'`)
  await runOn(inject('adminUrl'), `alter database ${name} owner to ${name}_owner`)
  const asOwner = new URL(url)
  Object.assign(asOwner, { username: `${name}_owner`, password: 'tried-in-a-test' })
  const serving = new pg.Client({ connectionString: url })
  await serving.connect()
  await expect(
    restoreDatabase('/nowhere', { manifest: manifestOf({}), ownerUrl: asOwner.href }),
  ).rejects.toThrow('正有别的连接')
  await serving.end()
  await runOn(url, 'create table kept (id int)')
  await expect(restored()).rejects.toThrow('不是空的，没有动它')
  await runOn(url, 'drop table kept')
  await expect(
    restoreDatabase('/nowhere', { manifest: manifestOf({ server: 99 }), ownerUrl: url }),
  ).rejects.toThrow('不能恢复到更旧的版本')
  await expect(
    restoreDatabase('/nowhere', { manifest: manifestOf({}), ownerUrl: `${url}_absent` }),
  ).rejects.toThrow('连接不上')
})

test('OPS-03 a sequence that would give a number a second time is named, and one that went on is not', async () => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create table numbered (no bigint generated always as identity)')
  const unused = await listSequences(client)
  await client.query('insert into numbered select from generate_series(1, 3)')
  const used = await listSequences(client)
  await client.query('drop table numbered')
  const none = await listSequences(client)
  await client.end()
  expect([unused, used]).toEqual([{ 'public.numbered_no_seq': 0 }, { 'public.numbered_no_seq': 3 }])
  expect(earlierSequences(unused, used)).toEqual([])
  expect(earlierSequences(used, used)).toEqual([])
  expect(earlierSequences(used, unused)).toEqual([
    'public.numbered_no_seq：备份时已编到 3，现在只到 0，接下来的编号会重复',
  ])
  expect(earlierSequences(used, none)).toEqual(['public.numbered_no_seq：备份时有这个编号，现在没有'])
})

test('OPS-03 a database that ends the connection in the middle is told in words', async () => {
  const words = { unreachable: '连接不上', lost: '断开了连接' }
  const ended = 'select pg_terminate_backend(pg_backend_pid())'
  await expect(onConnection(url, words, (client) => client.query(ended))).rejects.toThrow(
    expect.objectContaining({ name: 'BackupProblem', message: '断开了连接' }),
  )
  // Ended while something else was done: the next question finds out.
  const later = onConnection(url, words, async (client) => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const isOver = new Promise((resolve) => client.once('end', resolve))
    await runOn(url, `select pg_terminate_backend(${rows[0]?.pid})`)
    await isOver
    await client.query('select 1')
  })
  await expect(later).rejects.toThrow('断开了连接')
  await expect(onConnection(url, words, () => Promise.reject(new Error('ours')))).rejects.toThrow('ours')
})
