import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bulkToken } from '../tools/bulk-candidates.ts'
import { buildCity, type City } from './city.ts'
import { load, type Round, report } from './load/load.ts'

/**
 * `npm run bench:scale`: a sheet that nobody has read since the start, with its session, in a large city and in a small one, in turn on one
 * machine. What grows with the number of candidates shows here.
 */
const { values } = parseArgs({
  options: {
    small: { type: 'string', default: '20000' },
    large: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '7' },
  },
})
const ROUNDS = Number(values.rounds)
const WARM = 4_000
const GOALS = { rate: 0.95, p99: 1.3 } as const
const script = fileURLToPath(new URL('../server/main.ts', import.meta.url))
const counts = { small: Number(values.small), large: Number(values.large) }
/** Each cookie once: the small city's people have to last for all rounds. */
const share = Math.floor((counts.small - WARM) / ROUNDS)

interface Side {
  city: City
  url: string
  /** Those who come next, from all over the city. */
  next(people: number): string[]
}

const sides: Side[] = []
try {
  const small = await begin(counts.small)
  const large = await begin(counts.large)
  for (const { url, next } of sides) await load(url, { seconds: 1, cookies: next(WARM), amount: WARM })
  const rates: Round[] = []
  const slowest: Round[] = []
  let failed = 0
  const come = ({ url, next }: Side) => load(url, { seconds: 1, cookies: next(share), amount: share })
  for (let round = 0; round < ROUNDS; round += 1) {
    // Whoever comes first finds the processor warmer: the turns change.
    const isSmallFirst = round % 2 === 0
    const first = await come(isSmallFirst ? small : large)
    const second = await come(isSmallFirst ? large : small)
    const [little, much] = isSmallFirst ? [first, second] : [second, first]
    failed += first.failed + second.failed
    rates.push({ value: much.perSecond, against: little.perSecond })
    // The other way round, so that more is better here too.
    slowest.push({ value: little.p99, against: much.p99 })
  }
  console.log(
    `\n${counts.large} candidates beside ${counts.small}, ${share} of each a round, failed: ${failed}, client: autocannon`,
  )
  if (failed > 0) process.exitCode = 1
  report('first reading, large / small', rates, { wanted: GOALS.rate, unit: 'req/s' })
  report('p99 of it, small / large', slowest, { wanted: Number((1 / GOALS.p99).toFixed(2)), unit: 'ms' })
} finally {
  for (const { city } of sides) await city.close()
}

async function begin(count: number): Promise<Side> {
  const city = await buildCity(count)
  const origin = await city.serve(script, { KAOJI_LOG_LEVEL: 'info' }, { isAlone: true })
  const step = Math.floor(count / (WARM + share * ROUNDS))
  let from = 0
  const side = {
    city,
    url: `${origin}/api/portal/scores`,
    next: (people: number) => Array.from({ length: people }, () => bulkToken(from++ * step)),
  }
  sides.push(side)
  return side
}
