import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { runOn } from '#tests/support/database-server.ts'
import { createDatabase, type Database } from './database.ts'
import { migrate } from './migrate.ts'

/** What PgBouncer takes of a client's first message; whatever else is in it, the client is refused. */
const TAKEN = ['user', 'database', 'client_encoding', 'application_name', 'replication']

let pooler: { port: number; close(): void }
let database: Database

beforeAll(async () => {
  pooler = await openPooler(Number(new URL(inject('adminUrl')).port))
  database = createDatabase({ url: through(), connections: 1, setRole: true })
})
afterAll(async () => {
  await database.close()
  pooler.close()
})

/** An address that reads the first message as PgBouncer does, and passes everything on. */
async function openPooler(port: number): Promise<typeof pooler> {
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    near.on('error', () => undefined)
    near.once('data', (first) => {
      const words = first.subarray(8).toString('utf8').split('\0')
      const stranger = words.find((word, place) => place % 2 === 0 && word !== '' && !TAKEN.includes(word))
      if (stranger !== undefined) return near.end(refusal(`unsupported startup parameter: ${stranger}`))
      const far = connect(port, '127.0.0.1')
      far.on('error', () => undefined)
      sockets.add(near).add(far)
      far.write(first)
      near.pipe(far).pipe(near)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

function refusal(words: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C08P01\0M${words}\0\0`)
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
}

function through(): string {
  const url = new URL(inject('adminUrl'))
  url.port = String(pooler.port)
  return url.href
}

const SETTINGS = `select current_setting('TimeZone') as zone, current_setting('lock_timeout') as lock,
  current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle, current_user as role`

const THEIRS = { zone: 'UTC', lock: '3s', statement: '6s', idle: '10s', role: 'kaoji_app' }

test('OPS-04 through a pooler, which passes on no settings of a connection, each connection has them all the same', async () => {
  const found = await database.read(deadlineIn(5_000), (tx) => sql.raw(SETTINGS).execute(tx))
  expect(found.rows).toEqual([THEIRS])
  expect(await database.look()).toBe('same')
  // A read that may take longer says so, and leaves the connection as it was.
  const longer = await database.read(deadlineIn(20_000), (tx) =>
    sql.raw<{ statement: string }>(SETTINGS).execute(tx),
  )
  expect(longer.rows[0]?.statement).not.toBe('6s')
  const after = await database.read(deadlineIn(5_000), (tx) => sql.raw(SETTINGS).execute(tx))
  expect(after.rows).toEqual([THEIRS])
})

test('OPS-04 the owner migrates through a pooler', async () => {
  const name = `${inject('template')}_pooled`
  await runOn(inject('adminUrl'), `create database ${name}`)
  try {
    const url = new URL(through())
    url.pathname = name
    expect((await migrate(url.href)).applied.length).toBeGreaterThan(0)
  } finally {
    await runOn(inject('adminUrl'), `drop database ${name}`)
  }
})
