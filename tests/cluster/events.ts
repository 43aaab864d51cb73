import { setTimeout as sleep } from 'node:timers/promises'
import type { Cluster } from './cluster.ts'
import type { Member } from './database.ts'
import { until } from './unit.ts'

/** What happens to a cluster while people work. */
interface ClusterEvent {
  name: string
  /** Makes it happen; resolves when the cluster is whole again. */
  happen(cluster: Cluster): Promise<void>
}

/** As long as nobody comes to a machine that has failed. */
const AWAY_MS = 5_000
/** Longer than Patroni believes in a primary that it does not hear of. */
const FROZEN_MS = 30_000
const STORE_AWAY_MS = 15_000

export const EVENTS = [
  {
    name: 'the machine of the primary dies',
    async happen({ database }) {
      const lost = await database.primary()
      await lost.unit.kill('stays-away')
      await untilReplaced(database, lost)
      await sleep(AWAY_MS)
      lost.unit.start()
      await database.untilWhole()
    },
  },
  {
    name: 'the primary is killed, and its Patroni lives',
    async happen({ database }) {
      const lost = await database.primary()
      lost.killPostmaster()
      await untilReplaced(database, lost)
      await database.untilWhole()
    },
  },
  {
    name: 'the machine of the primary hangs, and wakes up when another is the primary',
    async happen({ database }) {
      const frozen = await database.primary()
      const thaw = frozen.unit.freeze()
      try {
        await untilReplaced(database, frozen)
        await sleep(FROZEN_MS / 10)
      } finally {
        thaw()
      }
      await database.untilWhole()
    },
  },
  {
    name: 'a web process is killed',
    async happen({ machines: [first] }) {
      await first.web.kill('comes-back')
      await first.untilReady()
    },
  },
  {
    name: 'a worker is killed',
    async happen({ machines: [, second] }) {
      await second.worker.kill('comes-back')
      await second.untilReady()
    },
  },
  {
    name: 'a pooler is killed',
    async happen({ machines: [first] }) {
      await first.pooler.kill('comes-back')
      await first.untilReady()
    },
  },
  {
    name: 'the way of one machine to the primary is killed',
    async happen({ machines: [, second] }) {
      await second.balancer.kill('comes-back')
      await second.untilReady()
    },
  },
  {
    name: 'the object store is stopped and started',
    async happen({ store }) {
      await Promise.all(store.units.map((unit) => unit.stop()))
      await sleep(STORE_AWAY_MS)
      for (const unit of store.units) unit.start()
      await store.untilReady()
    },
  },
  {
    name: 'one of those that agree on the primary is killed',
    async happen({ database: { etcd } }) {
      await etcd[0]?.kill('comes-back')
      await sleep(AWAY_MS)
    },
  },
  {
    name: 'a rolling upgrade: each process, one after the other, and the two servers change places',
    async happen({ machines, database }) {
      for (const machine of machines)
        for (const unit of [machine.worker, machine.web]) {
          await unit.stop()
          unit.start()
          await machine.untilReady()
        }
      const before = await database.primary()
      database.switchOver()
      await untilReplaced(database, before)
      await database.untilWhole()
    },
  },
] as const satisfies readonly ClusterEvent[]

function untilReplaced(database: Cluster['database'], lost: Member): Promise<void> {
  return until('another primary', async () => (await database.primary()) !== lost)
}
