import { afterEach, expect, inject, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { createDatabase, type Database } from '#platform/db/database.ts'
import { runOn } from '#tests/support/database-server.ts'
import { type Bus, createBus, notify } from './bus.store.ts'

const open: { bus: Bus; database: Database }[] = []

async function node(connections: number) {
  const database = createDatabase({ url: inject('adminUrl'), connections, setRole: false })
  let pid = 0
  const connect = async () => {
    const client = await database.connect()
    pid = (client as unknown as { processID: number }).processID
    return client
  }
  const bus = createBus({ ...database, connect })
  open.push({ bus, database })
  await bus.start()
  return { database, bus, cut: () => runOn(inject('adminUrl'), `select pg_terminate_backend(${pid})`) }
}
afterEach(async () => {
  for (const { bus, database } of open.splice(0)) {
    await bus.stop()
    await database.close()
  }
})

test('OPS-01 however often its connection is cut, the bus comes back with one connection and takes none from the requests', async () => {
  const { database, bus, cut } = await node(3)
  const heard: string[] = []
  bus.on('texts', (message) => heard.push(message))
  for (let round = 0; round < 5; round += 1) {
    expect(bus.state()).toBe('listening')
    await cut()
    await expect.poll(() => bus.state(), { interval: 1 }).toBe('deaf')
    await expect.poll(() => bus.state()).toBe('listening')
  }
  // Two of three connections are for requests, at the same time.
  const deadline = deadlineIn(10_000)
  const both = Promise.withResolvers<void>()
  let waiting = 0
  const meet = () =>
    database.read(deadline, async () => {
      waiting += 1
      if (waiting === 2) both.resolve()
      await both.promise
    })
  await Promise.all([meet(), meet()])
  heard.length = 0
  await database.transact(deadline, (tx) => notify(tx, 'texts', 'news'))
  await expect.poll(() => heard).toEqual(['news'])
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(heard).toEqual(['news'])
})

test('OPS-01 a bus that is stopped while it comes back keeps no connection', async () => {
  const { database, bus, cut } = await node(1)
  await cut()
  await expect.poll(() => bus.state(), { interval: 1 }).toBe('deaf')
  await bus.stop()
  await new Promise((resolve) => setTimeout(resolve, 700))
  await expect(database.read(deadlineIn(5_000), async () => 'free')).resolves.toBe('free')
})

test('SCO-01 whoever waits until the bus has caught up has heard every commit from before, and a deaf one waits for nothing', async () => {
  const { database, bus, cut } = await node(3)
  const deadline = deadlineIn(60_000)
  const heard: string[] = []
  bus.on('score-sheets', (message) => heard.push(message))
  for (let round = 0; round < 200; round += 1) {
    await database.transact(deadline, (tx) => notify(tx, 'score-sheets', String(round)))
    await bus.caughtUp()
    expect(heard.at(-1)).toBe(String(round))
  }
  await Promise.all(Array.from({ length: 20 }, () => bus.caughtUp()))
  const waiting = bus.caughtUp()
  await cut()
  await waiting
  await expect.poll(() => bus.state(), { interval: 1 }).toBe('deaf')
  await bus.caughtUp()
})
