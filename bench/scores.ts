import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bulkToken } from '../tools/bulk-candidates.ts'
import { buildCity } from './city.ts'
import { measureImport } from './import.ts'
import { load, report } from './load.ts'

/** `npm run bench:scores`: the minutes after a release, as ratios in one run on one machine. */
const { values } = parseArgs({
  options: { candidates: { type: 'string', default: '200000' }, seconds: { type: 'string', default: '6' } },
})
const candidates = Number(values.candidates)
const seconds = Number(values.seconds)
const script = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const PATH = '/api/portal/scores'

const city = await buildCity(candidates)
try {
  const all = Array.from({ length: candidates }, (_, order) => bulkToken(order))
  const warm = all.slice(0, 5_000)
  const ours = await city.serve(script('../server/main.ts'))
  const sample = await fetch(ours + PATH, { headers: { cookie: `kaoji-portal=${warm[0]}` } })
  const bytes = (await sample.arrayBuffer()).byteLength
  const headers = Object.fromEntries(
    [...sample.headers].filter(([name]) => !['connection', 'date', 'keep-alive'].includes(name)),
  )
  const raw = await city.serve(script('./raw-http.ts'), {
    BENCH_BYTES: String(bytes),
    BENCH_HEADERS: JSON.stringify(headers),
  })
  const bare = await city.serve(script('./bare-fastify.ts'))

  await load(ours + PATH, { seconds: 2, cookies: warm, amount: 6_000 })
  const baseline = await load(raw + PATH, { seconds, cookies: warm })
  const cached = await load(ours + PATH, { seconds, cookies: warm })
  const query = await load(bare + PATH, { seconds, cookies: warm })
  const cold = await load(ours + PATH, {
    seconds,
    cookies: all.slice(5_000),
    amount: Math.min(candidates - 5_000, 40_000),
  })

  console.log(`\n${candidates} candidates, ${bytes} bytes an answer, failed: ${cached.failed + cold.failed}`)
  report('我的成绩 from memory / raw node:http', {
    value: cached.perSecond,
    against: baseline.perSecond,
    wanted: 0.7,
    unit: 'req/s',
  })
  report('我的成绩, nothing cached / bare Fastify + query', {
    value: cold.perSecond,
    against: query.perSecond,
    wanted: 0.9,
    unit: 'req/s',
  })
  console.log(`     p99 from memory ${cached.p99} ms, nothing cached ${cold.p99} ms`)
  await measureImport(city)
} finally {
  await city.close()
}
