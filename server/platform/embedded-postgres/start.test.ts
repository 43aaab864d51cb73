import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  holdOpen,
  killHard,
  makeOpenDirectory,
  makePrivateDirectory,
  query,
} from './embedded-postgres.fixture.ts'
import { startEmbeddedPostgres } from './start.ts'

const durability = 'full'

// Each has a directory of its own and waits for disks and processes: they do it side by side.

test.concurrent('a started database is UTF-8, checksummed, durable, in UTC, and listens on loopback only', async () => {
  using directory = makeOpenDirectory()
  const database = await startEmbeddedPostgres({ directory: directory.path, durability })
  const shown = await query<{ name: string; setting: string }>(
    database.adminUrl,
    `select name, setting from pg_settings where name in ('server_encoding', 'data_checksums', 'fsync',
      'full_page_writes', 'synchronous_commit', 'TimeZone', 'listen_addresses', 'password_encryption') order by name`,
  )
  await database.stop()
  expect(Object.fromEntries(shown.map(({ name, setting }) => [name, setting]))).toEqual({
    server_encoding: 'UTF8',
    data_checksums: 'on',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    TimeZone: 'UTC',
    listen_addresses: '127.0.0.1',
    password_encryption: 'scram-sha-256',
  })
  expect(statSync(join(directory.path, 'superuser-password')).mode & 0o777).toBe(0o600)
})

test.concurrent('what was written is there after a stop and a start; a wrong password is refused', async () => {
  using directory = makeOpenDirectory()
  const first = await startEmbeddedPostgres({ directory: directory.path, durability })
  await query(first.adminUrl, "create table candidate as select '张三' as name")
  await first.stop()
  await first.stop()
  const second = await startEmbeddedPostgres({ directory: directory.path, durability })
  expect(await query(second.adminUrl, 'select name from candidate')).toEqual([{ name: '张三' }])
  await expect(query(second.adminUrl.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/)
  await second.stop()
})

test.concurrent('D1: after kill -9 of the owner, the next start takes over and nothing committed is lost', async () => {
  using directory = makeOpenDirectory()
  const killed = await holdOpen(directory.path)
  await query(killed.adminUrl, 'create table paid as select 1 as fen')
  await killHard(killed.child)
  expect(() => process.kill(killed.pid, 0), 'the database outlived its owner').not.toThrow()
  const next = await startEmbeddedPostgres({ directory: directory.path, durability })
  expect(next.pid).not.toBe(killed.pid)
  expect(await query(next.adminUrl, 'select fen from paid')).toEqual([{ fen: 1 }])
  await next.stop()
})

test.concurrent('D1: after kill -9 of owner and database, the stale pid file does not block', async () => {
  using directory = makeOpenDirectory()
  const killed = await holdOpen(directory.path)
  await query(killed.adminUrl, 'create table paid as select 1 as fen')
  await killHard(killed.child)
  process.kill(killed.pid, 'SIGKILL')
  const next = await startEmbeddedPostgres({ directory: directory.path, durability })
  expect(await query(next.adminUrl, 'select fen from paid')).toEqual([{ fen: 1 }])
  await next.stop()
})

test.concurrent('D1: a pid file whose number now belongs to another program does not block', async () => {
  using directory = makeOpenDirectory()
  const first = await startEmbeddedPostgres({ directory: directory.path, durability })
  await first.stop()
  writeFileSync(
    join(first.cluster, 'postmaster.pid'),
    `${process.ppid}\n${first.cluster}\n1\n5432\n\n127.0.0.1\n`,
  )
  const next = await startEmbeddedPostgres({ directory: directory.path, durability })
  await next.stop()
})

test.concurrent('D4: a database killed under us comes back on the same port, and says so', async () => {
  using directory = makeOpenDirectory()
  const { promise: back, resolve } = Promise.withResolvers<void>()
  const kinds: string[] = []
  const database = await startEmbeddedPostgres({
    directory: directory.path,
    durability,
    report: ({ kind }) => {
      kinds.push(kind)
      if (kind === 'restarted') resolve()
    },
  })
  await query(database.adminUrl, 'create table paid as select 1 as fen')
  process.kill(database.pid, 'SIGKILL')
  await back
  expect(await query(database.adminUrl, 'select fen from paid')).toEqual([{ fen: 1 }])
  expect([kinds.at(0), kinds.at(-1)]).toEqual(['lost', 'restarted'])
  await database.stop()
})

test.concurrent('a first start cut short is begun again', async () => {
  using directory = makeOpenDirectory()
  mkdirSync(join(directory.path, 'cluster.partial/base'), { recursive: true })
  writeFileSync(join(directory.path, 'cluster.partial/PG_VERSION'), '18\n')
  writeFileSync(join(directory.path, 'superuser-password'), 'of the first attempt\n', { mode: 0o600 })
  const database = await startEmbeddedPostgres({ directory: directory.path, durability })
  expect(await query(database.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  await database.stop()
  expect(existsSync(join(directory.path, 'cluster.partial'))).toBe(false)
})

test.concurrent('a second start on the same directory is told who runs there, in Chinese, and disturbs nothing', async () => {
  using directory = makeOpenDirectory()
  const held = await holdOpen(directory.path)
  const second = startEmbeddedPostgres({ directory: directory.path, durability })
  await expect(second).rejects.toMatchObject({
    code: 'already_running',
    message: expect.stringMatching(
      `考籍已经在使用这个目录.*进程号 ${held.child.pid}，数据库端口 ${held.port}`,
    ),
  })
  expect(await query(held.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  const exited = new Promise((resolve) => held.child.once('exit', resolve))
  held.child.kill('SIGTERM')
  expect(await exited).toBe(0)
})

test.concurrent('of two simultaneous first starts one runs and the other is refused', async () => {
  using directory = makeOpenDirectory()
  const start = () => startEmbeddedPostgres({ directory: directory.path, durability: 'throwaway' })
  const ended = await Promise.allSettled([start(), start()])
  expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  for (const one of ended) if (one.status === 'fulfilled') await one.value.stop()
})

test.concurrent('a directory that only its owner can enter works, also for root, and is found again', async () => {
  using directory = makePrivateDirectory()
  const options = { directory: directory.path, durability: 'throwaway' } as const
  const first = await startEmbeddedPostgres(options)
  await query(first.adminUrl, 'create table paid as select 1 as fen')
  await first.stop()
  const second = await startEmbeddedPostgres(options)
  expect(second.cluster).toBe(first.cluster)
  expect(await query(second.adminUrl, 'select fen from paid')).toEqual([{ fen: 1 }])
  await second.stop()
  if (process.geteuid?.() === 0) {
    expect(`${readFileSync(join(directory.path, 'elsewhere'), 'utf8').trim()}/cluster`).toBe(first.cluster)
  }
})

test.concurrent('a database that is thrown away leaves nothing, wherever its data had to live', async () => {
  using directory = makePrivateDirectory()
  const database = await startEmbeddedPostgres({ directory: directory.path, durability: 'throwaway' })
  await database.discard()
  expect([database.cluster, directory.path].filter((path) => existsSync(path))).toEqual([])
})

test.concurrent('a directory deleted and made again starts empty, though its data had to live elsewhere', async () => {
  using directory = makePrivateDirectory()
  const options = { directory: directory.path, durability: 'throwaway' } as const
  const first = await startEmbeddedPostgres(options)
  await query(first.adminUrl, 'create table paid as select 1 as fen')
  await first.stop()
  rmSync(directory.path, { recursive: true })
  mkdirSync(directory.path, { mode: 0o700 })
  const second = await startEmbeddedPostgres(options)
  expect(await query(second.adminUrl, "select to_regclass('paid')::text as found")).toEqual([{ found: null }])
  await second.stop()
})
