import { once } from 'node:events'
import { chmodSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { setTimeout as passed } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { createBus } from '#platform/bus/bus.store.ts'
import { createLog } from '#platform/log/log.ts'
import { type Address, openAddress } from '#tests/crash/address.ts'
import { makeClusters, type Server, startServer } from '#tests/crash/servers.ts'
import { runOn } from '#tests/support/database-server.ts'
import { makeThrowawayFolder } from '#tests/support/throwaway-folder.ts'
import { watchAddress } from './address-watch.ts'
import { createDatabase, type Database } from './database.ts'
import { isAway } from './database-faults.ts'
import { migrate } from './migrate.ts'

const directory = makeThrowawayFolder('kaoji-address-')
chmodSync(directory, 0o711)
const ROLE = () => `${inject('template')}_visitor`
/** Two servers with the same database, as after a copy has taken over and the primary of before has come back. */
let servers: { first: Server; second: Server }
let address: Address
let url: string
let database: Database

beforeAll(async () => {
  const visitor = `create role ${ROLE()} login password 'visitor'`
  await makeClusters(directory, ['first', 'second'], visitor)
  servers = { first: await startServer(directory, 'first'), second: await startServer(directory, 'second') }
  // It may come to a server of another installation, too.
  await runOn(inject('adminUrl'), visitor)
})
afterAll(async () => {
  for (const server of Object.values(servers ?? {})) await server.stop()
  await runOn(inject('adminUrl'), `drop role ${ROLE()}`)
  rmSync(directory, { recursive: true, force: true })
})
beforeEach(async () => {
  address = await openAddress(servers.first.port)
  url = `postgres://${ROLE()}:visitor@127.0.0.1:${address.port}/postgres`
  database = createDatabase({ url, connections: 3, setRole: false })
})
afterEach(async () => {
  await database.close()
  address.close()
})

const server = () =>
  database.read(deadlineIn(5_000), async (tx) => {
    const { rows } = await sql<{ port: number }>`select inet_server_port() as port`.execute(tx)
    return rows[0]?.port
  })
const connectionsOf = async (one: Server) =>
  (await one.ask("select from pg_stat_activity where application_name = 'kaoji'")).length

test('OPS-03 when the address leads to another server, the connections to the one before are ended, however well they are', async () => {
  const { first, second } = servers
  const bus = createBus(database)
  const heard: string[] = []
  bus.on('sessions', (message) => heard.push(message))
  await bus.start()
  try {
    expect([await server(), await database.look()]).toEqual([first.port, 'same'])
    address.lead(second.port)
    heard.length = 0
    // An open connection leads where it led: that is why one looks.
    expect(await server()).toBe(first.port)
    expect(await database.look()).toBe('changed')
    expect(await server()).toBe(second.port)
    await expect.poll(() => connectionsOf(first)).toBe(0)
    await expect.poll(() => bus.state()).toBe('listening')
    expect(heard).toContain('*')
    expect(await database.look()).toBe('same')
  } finally {
    await bus.stop()
  }
})

test('OPS-03 whoever comes to the new server first ends the connections to the one before', async () => {
  const { first, second } = servers
  const held = await database.connect()
  address.lead(second.port)
  const ended = new Promise((resolve) => held.once('error', resolve))
  expect(await server()).toBe(second.port)
  await ended
  held.release(true)
  await expect.poll(() => connectionsOf(first)).toBe(0)
  // And whoever looks is still told of it.
  expect([await database.look(), await database.look()]).toEqual(['changed', 'same'])
})

const watched = () => {
  const lines: string[] = []
  const log = createLog({ level: 'warn', write: (line) => lines.push(line), now: () => new Date() })
  const { look, stop } = watchAddress({ database, log })
  stop()
  return { look, said: () => lines.splice(0).map((line) => (JSON.parse(line) as { event: string }).event) }
}

test('OPS-03 a server that may only be read is asked for nothing, told once, and left as soon as the address leads to another', async () => {
  const { first, second } = servers
  const { look, said } = watched()
  await server()
  await second.ask(`alter role ${ROLE()} set default_transaction_read_only = on`)
  address.lead(second.port)
  await look()
  await look()
  expect(said()).toEqual(['database-read-only'])
  await expect(server()).rejects.toSatisfy(isAway)
  await expect.poll(() => connectionsOf(first)).toBe(0)
  await expect.poll(() => connectionsOf(second)).toBe(0)
  await expect(migrate(url)).rejects.toThrow('只能读')
  await second.ask(`alter role ${ROLE()} reset default_transaction_read_only`)
  await look()
  expect(said()).toEqual(['database-changed'])
  expect(await server()).toBe(second.port)
})

test('OPS-03 the database of another installation is told of and not used, and one that is away ends no connection', async () => {
  const { look, said } = watched()
  await server()
  address.lead(Number(new URL(inject('adminUrl')).port))
  await look()
  expect(said()).toEqual(['database-foreign'])
  await expect(server()).rejects.toSatisfy(isAway)
  address.lead(servers.first.port)
  await look()
  expect(said()).toEqual(['database-changed'])
  await server()
  address.lead(1)
  await look()
  expect([await server(), said()]).toEqual([servers.first.port, []])
})

/** An address that lets nobody through before this has passed: of a machine that has much to do. */
async function openSlowAddress(to: number, milliseconds: number) {
  const listener = createServer(async (near) => {
    near.on('error', () => undefined)
    await passed(milliseconds)
    const far = connect(to, '127.0.0.1')
    far.on('error', () => undefined)
    near.pipe(far).pipe(near)
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  return { port: (listener.address() as AddressInfo).port, close: () => listener.close() }
}

test('OPS-03 whoever starts waits for a slow server, and nobody does when people wait', async () => {
  const slow = await openSlowAddress(servers.first.port, 2_500)
  const through = `postgres://${ROLE()}:visitor@127.0.0.1:${slow.port}/postgres`
  const options = { url: through, connections: 1, setRole: false, isStarting: true }
  const [starting, serving] = [createDatabase(options), createDatabase(options)]
  try {
    serving.serve()
    const ask = (one: Database) => one.once(deadlineIn(20_000), (tx) => sql`select`.execute(tx))
    const [first, second] = await Promise.allSettled([ask(starting), ask(serving)])
    expect(first).toMatchObject({ status: 'fulfilled' })
    expect(second).toMatchObject({ status: 'rejected', reason: { message: 'no connection' } })
  } finally {
    await Promise.all([starting.close(), serving.close()])
    slow.close()
  }
})
