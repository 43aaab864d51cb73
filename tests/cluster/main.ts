import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { beginLoad, type Load } from '#tests/crash/under-load.ts'
import { type Cluster, openGrounds, raiseCluster } from './cluster.ts'
import { EVENTS } from './events.ts'
import { longestSilence, nowMs, type Probe, startPhotographProbe, startProbe } from './probe.ts'
import { isInstalled, missingPackages, whyNot } from './programs.ts'
import { startBehindTransactions } from './refused.ts'
import { until } from './unit.ts'

/**
 * `npm run cluster [-- --only 2 --times 3]`: raises a whole cluster out of Debian's packages by the files of deploy/cluster (OPS-04), puts it under
 * load, lets one thing after the other fail, and compares what was acknowledged with what is there. Ends what it started, also when it fails.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    times: { type: 'string', default: '1' },
    keep: { type: 'boolean' },
  },
})

/** Before and after each event: people work, and nothing happens. */
const STEADY_MS = 4_000

const obstacle = whyNot({ isRoot: process.geteuid?.() === 0, missing: missingPackages(isInstalled) })
if (obstacle !== undefined) {
  process.stderr.write(`${obstacle}\n`)
  process.exit(2)
}
const chosen = EVENTS.filter(
  (_event, number) => values.only === undefined || number + 1 === Number(values.only),
)
const events = Array.from({ length: Number(values.times) }, () => chosen).flat()

const grounds = openGrounds({ isKept: values.keep ?? false })
// However this process ends, but by kill -9.
process.on('exit', grounds.clear)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))
try {
  const cluster = await raiseCluster(grounds, say)
  const isRefused = (await startBehindTransactions(grounds, cluster.machines[0])).includes(
    'pool_mode=session',
  )
  say(`behind a pooler by transaction the product ${isRefused ? 'refuses to start, and says why' : 'STARTS'}`)
  const isSound = await tryOut(cluster)
  process.exit(isRefused && isSound ? 0 : 1)
} catch (error) {
  process.stderr.write(`${grounds.said()}\n`)
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
  if (error instanceof Error && error.cause) process.stderr.write(`${error.cause}\n`)
  process.exit(1)
}

async function tryOut(whole: Cluster): Promise<boolean> {
  say('the load')
  const load = await beginLoad(whole, 'everything')
  process.on('exit', load.remove)
  const reading = await startProbe(whole.origin)
  const photograph = await startPhotographProbe(whole.origin, await firstPhotograph(load))
  try {
    for (const event of events) await during(event, { whole, load, reading, photograph })
    const { acknowledged, isWorking, lost, doubled, damaged, disagreements } = await load.end()
    say(`acknowledged: ${JSON.stringify(acknowledged)}`)
    const faults = [
      ...lost,
      ...doubled,
      ...damaged,
      ...disagreements,
      ...whole.faults(),
      ...reading.strange(),
    ]
    say(
      `lost ${lost.length}, doubled ${doubled.length}, damaged ${damaged.length}, half done ${disagreements.length}; jobs left ${isWorking ? 'none' : 'some'}; ended by itself ${whole.faults().length}`,
    )
    for (const fault of faults) say(`  ${fault}`)
    return faults.length === 0 && isWorking
  } finally {
    reading.stop()
    photograph.stop()
    load.remove()
  }
}

async function firstPhotograph(load: Load): Promise<{ id: string; name: string }> {
  const first = () => load.told().find(({ kind }) => kind === 'image')
  await until('a photograph', () => first() !== undefined)
  const [id = '', , name = ''] = first()?.words ?? []
  return { id, name }
}

interface Watched {
  whole: Cluster
  load: Load
  reading: Probe
  photograph: Probe
}

/** Lets something happen under load, prints for how long nobody was served, and compares the ledger. */
async function during(
  { name, happen }: (typeof EVENTS)[number],
  { whole, load, reading, photograph }: Watched,
): Promise<void> {
  await sleep(STEADY_MS)
  const from = nowMs()
  await happen(whole)
  const to = nowMs()
  await sleep(STEADY_MS)
  const acts = load.told().filter(({ kind }) => kind !== 'ready')
  const silence = (instants: readonly number[]) => (longestSilence(instants, { from, to }) / 1000).toFixed(1)
  say(
    `${name}: without service ${silence(acts.map(({ at }) => at))} s for acts, ${silence(reading.answered())} s for reading, ${silence(photograph.answered())} s for photographs`,
  )
  await load.lookAfter(name)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
