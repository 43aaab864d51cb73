import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { createDatabase } from '#platform/db/database.ts'
import { isUnavailable } from '#platform/db/database-faults.ts'
import { createBus } from './bus.store.ts'

/** A way to PostgreSQL that can fall silent: what comes afterwards is swallowed, and nobody is told. */
async function openWay(target: URL) {
  let isSilent = false
  const sockets: Socket[] = []
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    sockets.push(near, far)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const)
      from.on('error', () => undefined).on('data', (bytes) => !isSilent && to.write(bytes))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    fallSilent: () => {
      isSilent = true
    },
    /** What was swallowed stays lost, as a network loses it. */
    speakAgain: () => {
      isSilent = false
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

test('OPS-01 a connection that died without a word is found out, and nothing is answered from memory from then on', async () => {
  const target = new URL(inject('adminUrl'))
  const way = await openWay(target)
  const through = new URL(target)
  through.port = String(way.port)
  const database = createDatabase({ url: through.href, connections: 2, setRole: false })
  const bus = createBus(database)
  const heard: string[] = []
  bus.on('sessions', (message) => heard.push(message))
  try {
    await bus.start()
    expect(bus.state()).toBe('listening')
    heard.length = 0
    way.fallSilent()
    // Whoever waits for the news is not left waiting either.
    await bus.caughtUp()
    expect(bus.state()).toBe('deaf')
    expect(heard).toEqual(['*'])
  } finally {
    await bus.stop()
    way.close()
    await database.close()
  }
})

test('OPS-01, OPS-02 while the network swallows everything a question ends with its time, and the next one after it is answered', async () => {
  const target = new URL(inject('adminUrl'))
  const way = await openWay(target)
  const through = new URL(target)
  through.port = String(way.port)
  const database = createDatabase({ url: through.href, connections: 2, setRole: false })
  const ask = (milliseconds: number) =>
    database.read(deadlineIn(milliseconds), (tx) => sql<{ one: number }>`select 1 as one`.execute(tx))
  try {
    await Promise.all([ask(5_000), ask(5_000)])
    way.fallSilent()
    const began = performance.now()
    // Two connections that were open, and one that cannot be opened.
    for (const asked of await Promise.allSettled([ask(700), ask(700), ask(700)]))
      expect(isUnavailable((asked as PromiseRejectedResult).reason)).toBe(true)
    expect(performance.now() - began).toBeLessThan(20_000)
    way.speakAgain()
    expect((await ask(5_000)).rows).toEqual([{ one: 1 }])
  } finally {
    way.close()
    await database.close()
  }
})
