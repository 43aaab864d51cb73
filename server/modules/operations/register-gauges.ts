import { Gauge, type Registry } from 'prom-client'
import { deadlineIn } from '#kernel/deadline.ts'
import { systemElapsed } from '#kernel/elapsed.ts'
import { countDeliveries } from '#modules/messages/public.ts'
import { clockAheadMs } from '#platform/db/clock-watch.ts'
import type { Deps } from '#server/deps.ts'
import { countJobs } from './job-figures.store.ts'

const LIMIT_MS = 2_000

/**
 * OPS-01: shows how the process and its work stand at the moment of asking: the connections to the database, whether news from other nodes is
 * heard, how long a hash waits, and what of jobs, text messages and letters waits or failed.
 */
export function registerGauges(
  registry: Registry,
  { database, bus, hasher, clock, log }: Pick<Deps, 'database' | 'bus' | 'hasher' | 'clock' | 'log'>,
): void {
  const registers = [registry]
  new Gauge({
    name: 'kaoji_database_connections',
    help: 'Connections that are open, those of them that are idle, and requests that wait for one',
    labelNames: ['state'],
    registers,
    collect() {
      for (const [state, count] of Object.entries(database.load())) this.set({ state }, count)
    },
  })
  new Gauge({
    name: 'kaoji_bus_listening',
    help: '1: news from other nodes is heard; 0: it is not, and nothing is answered from memory',
    registers,
    collect() {
      this.set(bus.state() === 'listening' ? 1 : 0)
    },
  })
  new Gauge({
    name: 'kaoji_hash_wait_seconds',
    help: 'How long whoever signs in now would wait for the hash of a password',
    registers,
    collect() {
      this.set(hasher.waitMs() / 1000)
    },
  })
  const fromDatabase = async (show: () => Promise<void>) => {
    try {
      await show()
    } catch (error) {
      // The other figures are of use while the database is away.
      log.warn('metrics-without-database', { error: error instanceof Error ? error.name : '' })
    }
  }
  new Gauge({
    name: 'kaoji_clock_ahead_seconds',
    help: 'By how much this machine’s clock is ahead of the database’s; below 0: behind it',
    registers,
    async collect() {
      this.reset()
      await fromDatabase(async () =>
        this.set((await clockAheadMs({ database, clock, elapsed: systemElapsed })) / 1000),
      )
    },
  })
  new Gauge({
    name: 'kaoji_jobs',
    help: 'Jobs of each task: due, running, for later, or given up after their last try',
    labelNames: ['task', 'state'],
    registers,
    async collect() {
      this.reset()
      await fromDatabase(async () => {
        const jobs = await database.read(deadlineIn(LIMIT_MS), countJobs)
        for (const { task, state, count } of jobs) this.set({ task, state }, count)
      })
    },
  })
  new Gauge({
    name: 'kaoji_deliveries',
    help: 'Text messages and letters of the last day, by what became of them',
    labelNames: ['kind', 'state'],
    registers,
    async collect() {
      this.reset()
      await fromDatabase(async () => {
        const sent = await database.read(deadlineIn(LIMIT_MS), (tx) => countDeliveries(tx, clock.now()))
        for (const { kind, state, lastDay } of sent) this.set({ kind, state }, lastDay)
      })
    },
  })
}
