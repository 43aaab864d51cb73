import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bulkToken } from '../tools/bulk-candidates.ts'
import { buildCity } from './city.ts'
import { load, type Round, report } from './load/load.ts'
import { hasWrk } from './load/wrk.ts'
import { measureImport } from './measure-import.ts'

/** `npm run bench:scores`: measures the minutes after a release of scores, as ratios within one run on one machine. */
const { values } = parseArgs({
  options: { candidates: { type: 'string', default: '200000' }, seconds: { type: 'string', default: '3' } },
})
const candidates = Number(values.candidates)
const seconds = Number(values.seconds)
const script = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const ALONE = { isAlone: true }
const PATH = '/api/portal/scores'
const ROUNDS = 7
/** What memory answers is measured in more and shorter rounds, and each side comes first in turn: the machine drifts less in the time of one. */
const MEMORY = { rounds: 11, seconds: Math.max(1, Math.round((2 * seconds) / 3)) } as const
/** Few enough for every cache of the processor, and as many as come in the minutes after a release. */
const CROWDS = [
  { people: 200, goal: 0.75 },
  { people: 20_000, goal: 0.7 },
] as const

const city = await buildCity(candidates)
try {
  const all = Array.from({ length: candidates }, (_, order) => bulkToken(order))
  const crowd = Math.max(...CROWDS.map(({ people }) => people))
  const warm = all.slice(0, crowd)
  // With the log of an installation that sets nothing.
  const ours = await city.serve(script('../server/main.ts'), { KAOJI_LOG_LEVEL: 'info' }, ALONE)
  const sample = await fetch(ours + PATH, { headers: { cookie: `kaoji-portal=${warm[0]}` } })
  const bytes = (await sample.arrayBuffer()).byteLength
  const headers = Object.fromEntries(
    [...sample.headers].filter(([name]) => !['connection', 'date', 'keep-alive'].includes(name)),
  )
  const raw = await city.serve(
    script('./raw-http.ts'),
    {
      BENCH_BYTES: String(bytes),
      BENCH_HEADERS: JSON.stringify(headers),
    },
    ALONE,
  )
  const bare = await city.serve(script('./bare-fastify.ts'), {}, ALONE)

  // Everything warms up before the measurement, and the caches are full.
  await load(ours + PATH, { seconds, cookies: warm, amount: 2 * warm.length })
  for (const origin of [ours, raw, bare]) await load(origin + PATH, { seconds: 3 * seconds, cookies: warm })

  const share = Math.min(8_000, Math.floor((candidates - crowd) / 2 / ROUNDS))
  const [fresh, cold]: [Round[], Round[]] = [[], []]
  const slowest = { fresh: 0, cold: 0 }
  let failed = 0
  const memory = CROWDS.map((one) => ({ ...one, rounds: [] as Round[], slowest: 0 }))
  for (let round = 0; round < MEMORY.rounds; round += 1)
    for (const row of memory) {
      const options = { seconds: MEMORY.seconds, cookies: warm.slice(0, row.people) }
      const early = round % 2 === 0 ? await load(raw + PATH, options) : undefined
      const cached = await load(ours + PATH, options)
      const baseline = early ?? (await load(raw + PATH, options))
      row.rounds.push({ value: cached.perSecond, against: baseline.perSecond })
      row.slowest = Math.max(row.slowest, cached.p99)
      failed += cached.failed
    }
  for (let round = 0; round < ROUNDS; round += 1) {
    // Each cookie is used once: first those whose sessions the server has cached, then those it has not seen.
    const start = crowd + 2 * share * round
    const known = { seconds, cookies: all.slice(start, start + share), amount: share }
    const unknown = { seconds, cookies: all.slice(start + share, start + 2 * share), amount: share }
    await load(`${ours}/api/portal/session`, known)
    const query = await load(bare + PATH, known)
    const uncached = await load(ours + PATH, known)
    fresh.push({ value: uncached.perSecond, against: query.perSecond })
    const nothing = await load(ours + PATH, unknown)
    cold.push({ value: nothing.perSecond, against: query.perSecond })

    failed += uncached.failed + nothing.failed
    slowest.fresh = Math.max(slowest.fresh, uncached.p99)
    slowest.cold = Math.max(slowest.cold, nothing.p99)
  }

  console.log(
    `\n${candidates} candidates, ${bytes} bytes an answer, failed: ${failed}, client: ${hasWrk ? 'wrk' : 'autocannon, which is itself the limit: install wrk'}`,
  )
  if (failed > 0) process.exitCode = 1
  for (const { people, goal, rounds, slowest: p99 } of memory) {
    report(`我的成绩 from memory, ${people} people / raw`, rounds, { wanted: goal, unit: 'req/s' })
    console.log(`     p99 at worst: ${p99} ms`)
  }
  report('我的成绩, sheet not cached / bare Fastify + query', fresh, { wanted: 0.9, unit: 'req/s' })
  report('我的成绩, nor session / bare Fastify + query', cold, { wanted: 0.5, unit: 'req/s' })
  console.log(`     p99 at worst: sheet not cached ${slowest.fresh} ms, nor session ${slowest.cold} ms`)
  await measureImport(city)
} finally {
  await city.close()
}
