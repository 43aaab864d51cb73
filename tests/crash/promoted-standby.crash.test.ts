import { once } from 'node:events'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFreePort } from '#platform/embedded-postgres/free-port.ts'
import { makeThrowawayFolderOnDisk, removeThrowawayFolder } from '#tests/support/throwaway-folder.ts'
import { type Address, openAddress } from './address.ts'
import { signIn } from './client.ts'
import { type Installation, makeInstallation } from './installation.ts'
import { runCrash } from './run.ts'
import { makeClusters, type Server, startServer } from './servers.ts'
import { type Scene, untilReady } from './stage.ts'

const directory = makeThrowawayFolderOnDisk('kaoji-standby-')
/** A primary that answers only what its first copy has too, and the copies. */
const FOLLOWED = { synchronous_standby_names: 'second', wal_keep_size: '512MB' }

let servers: { first: Server; second: Server; third: Server }
let address: Address
/** What the copies follow: the primary of the moment, by a way of their own. */
let source: Address
let installation: Installation
let nodes: { origin: string; child: Parameters<typeof untilReady>[1] }[]
let owner: pg.Pool

beforeAll(async () => {
  await makeClusters(directory, ['first', 'second', 'third'])
  const first = await startServer(directory, 'first', { settings: FOLLOWED })
  source = await openAddress(first.port)
  const copy = { follows: source.port, settings: { wal_keep_size: '512MB' } }
  const second = await startServer(directory, 'second', copy)
  const third = await startServer(directory, 'third', copy)
  servers = { first, second, third }
  address = await openAddress(first.port)
  owner = ownerOf(first)
  const throughAddress = new URL(first.url)
  throughAddress.port = String(address.port)
  installation = makeInstallation(throughAddress.href)
  nodes = []
  for (let number = 0; number < 2; number += 1) {
    const { child, origin, said: words } = installation.start(await findFreePort(), 'kept')
    await untilReady(origin, child).catch((error: Error) => {
      throw new Error(`${error.message}: ${words()}`)
    })
    nodes.push({ child, origin })
  }
}, 240_000)
afterAll(async () => {
  await installation?.remove()
  await owner?.end()
  for (const way of [address, source]) way?.close()
  for (const server of Object.values(servers ?? {})) await server.stop()
  removeThrowawayFolder(directory)
}, 60_000)

function ownerOf(server: Server): pg.Pool {
  const pool = new pg.Pool({ connectionString: server.url, max: 2 })
  pool.on('error', () => undefined)
  return pool
}

const originOf = (number: number) => nodes[number]?.origin ?? ''
const said = (event: string) =>
  installation
    .readLog()
    .split('\n')
    .filter((line) => line.includes(`"${event}"`))

/** The copy becomes the primary, and the one address leads to it. Resolves when both nodes answer again by themselves. */
async function takeOver(copy: Server): Promise<void> {
  await copy.promote()
  source.lead(copy.port)
  address.lead(copy.port)
  await owner.end()
  owner = ownerOf(copy)
  for (const { origin, child } of nodes) await untilReady(origin, child)
}

/** Somebody signs out at one node, and the other one, which remembers them, hears of it. */
async function expectHeard(here: Awaited<ReturnType<typeof signIn>>): Promise<void> {
  const there = here.at(originOf(1))
  expect((await there.insist('GET', '/api/portal/scores')).status).toBe(200)
  expect((await here.insist('POST', '/api/portal/sign-out')).status).toBe(200)
  await expect.poll(async () => (await there.insist('GET', '/api/portal/scores')).status).toBe(401)
}

/** Every worker holds its lock where jobs are now: without it another takes its jobs for those of a killed one. */
const livingWorkers = async () =>
  (
    await owner.query(
      `select from pg_locks where locktype = 'advisory' and objsubid = 2 and granted and mode = 'ShareLock'`,
    )
  ).rowCount

const CONNECTIONS = "select from pg_stat_activity where application_name like 'kaoji%'"

test('OPS-01, OPS-03 a primary that dies, and one that freezes and comes back as another primary, lose nothing that was acknowledged', async () => {
  const remembered = await signIn(originOf(0), { name: '孙丽华' })
  expect((await remembered.at(originOf(1)).insist('GET', '/api/portal/scores')).status).toBe(200)
  const { first, second, third } = servers
  let thaw = () => {}
  const takeovers = [
    async () => {
      await first.kill()
      await takeOver(second)
      await expectHeard(remembered)
      // The next copy is waited for from now on.
      await second.ask("alter system set synchronous_standby_names = 'third'")
      await second.ask('select pg_reload_conf()')
      const isFollowed =
        "select from pg_stat_replication where application_name = 'third' and sync_state = 'sync'"
      await expect.poll(async () => (await second.ask(isFollowed)).length).toBe(1)
    },
    async () => {
      thaw = second.freeze()
      await takeOver(third)
      thaw()
      // It would answer; nobody asks it any more, and no lock of a worker is held there.
      await expect.poll(() => address.connections(second.port)).toBe(0)
      await expectHeard(await signIn(originOf(0), { name: '孙丽华' }))
    },
  ]
  const scene: Scene = {
    origin: originOf(0),
    get owner() {
      return owner
    },
    kill: async () => {
      await takeovers.shift()?.()
      await expect.poll(livingWorkers).toBe(2)
    },
  }
  try {
    const { acknowledged, recovery, isWorking, ...faults } = await runCrash(scene, {
      ...{ what: 'everything', seed: 3, kills: 2, betweenMs: 4_000 },
      victims: ['postgres'],
    })
    process.stdout.write(`${JSON.stringify({ acknowledged, recovery })}\n`)
    expect(faults).toEqual({ lost: [], doubled: [], damaged: [], disagreements: [] })
    expect(isWorking).toBe(true)
    expect(said('database-changed').length).toBeGreaterThan(0)
  } finally {
    thaw()
  }
  await addressLeadsToCopy()
}, 240_000)

/** The primary of before comes back as a copy that nobody promotes, and the address leads to it by mistake. */
async function addressLeadsToCopy(): Promise<void> {
  const copy = await startServer(directory, 'first', {
    follows: 'nobody',
    settings: { recovery_target_timeline: 'current' },
  })
  servers.first = copy
  address.lead(copy.port)
  const ready = async (origin: string) => (await fetch(`${origin}/readyz`)).status
  for (const { origin } of nodes) await expect.poll(() => ready(origin)).toBe(503)
  const home = await fetch(`${originOf(0)}/api/portal/home`, {
    headers: { cookie: `kaoji-portal=${'x'.repeat(43)}` },
  })
  expect([home.status, ((await home.json()) as { text: string }).text]).toEqual([
    503,
    expect.stringContaining('系统正在恢复'),
  ])
  await expect.poll(() => said('database-read-only').length).toBeGreaterThan(0)
  await expect.poll(async () => (await copy.ask(CONNECTIONS)).length).toBe(0)
  // Whoever starts one now is told why it does not.
  const late = installation.start(await findFreePort())
  await once(late.child, 'close')
  expect([late.child.exitCode, late.said()]).toEqual([1, expect.stringContaining('只能读')])
  address.lead(servers.third.port)
  for (const { origin, child } of nodes) await untilReady(origin, child)
  await expectHeard(await signIn(originOf(0), { name: '孙丽华' }))
  await expect.poll(livingWorkers).toBe(2)
}
