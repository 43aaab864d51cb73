import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { buildCity } from './city.ts'
import { photograph } from './crowd/photograph.ts'
import { sendCrowd } from './crowd/send-crowd.ts'
import { openWallets } from './crowd/wallets.ts'
import { type Round, report } from './load/load.ts'

/**
 * `npm run bench:uploads`: the last hour of a window. More people send photographs of 1 MB than there is room for, and whoever is told to come
 * back does so when told, as the pages do; the baseline is decoding and encoding the same photograph on all cores.
 */
const { values } = parseArgs({
  options: {
    candidates: { type: 'string', default: '2000' },
    atOnce: { type: 'string', default: '48' },
    rounds: { type: 'string', default: '7' },
  },
})
const SECONDS = { baseline: 3, uploads: 8 } as const
/** Each person has one credential with room for six photographs. */
const PEOPLE = 600

const picture = await photograph({ width: 2200, height: 1650 })
const city = await buildCity(Number(values.candidates))
try {
  const origin = await city.serve(fileURLToPath(new URL('../server/main.ts', import.meta.url)))
  const file = join(city.directory, 'picture.jpg')
  writeFileSync(file, picture)
  const order = {
    ...{ port: Number(new URL(origin).port), cookies: [], picture: file, password: '' },
    ...{ wallets: await openWallets(origin, { first: 0, count: PEOPLE }), visitors: { first: 0, count: 1 } },
  }
  const rounds: Round[] = []
  let from = 0
  for (let round = 0; round <= Number(values.rounds); round += 1) {
    const against = await picturesPerSecond()
    const coming = {
      errand: 'picture',
      pace: { kind: 'closed', atOnce: Number(values.atOnce) },
      seconds: SECONDS.uploads,
      whenRefused: 'waits',
    } as const
    const [outcome] = await sendCrowd({ ...order, comings: [coming], from }, { isAlone: false })
    if (!outcome) throw new Error('nobody came')
    from += outcome.came
    const { perSecond, served50, served99, waits, failed, unanswered, rude, refusedMax } = outcome
    if (failed + unanswered + rude > 0 || refusedMax > 1_000 || waits === 0) process.exitCode = 1
    // The first round warms both up.
    if (round === 0) continue
    rounds.push({ value: perSecond, against })
    console.log(
      `       ${perSecond.toFixed(1)} / ${against.toFixed(1)}; p50 ${served50.toFixed(0)} ms, p99 ${served99.toFixed(0)} ms, the waiting included; told to wait ${waits} times, at the latest after ${refusedMax.toFixed(0)} ms; ${failed + unanswered + rude} failed; the client took ${(outcome.clientShare * 100).toFixed(0)} % of one core`,
    )
  }
  report('uploads of 1 MB / bare decoding and encoding', rounds, { wanted: 0.6, unit: '/s' })
} finally {
  await city.close()
}

/** How many photographs the machine decodes and encodes in a second. */
async function picturesPerSecond(): Promise<number> {
  const start = performance.now()
  const end = start + SECONDS.baseline * 1_000
  let done = 0
  const one = async (): Promise<void> => {
    while (performance.now() < end) {
      await sharp(picture)
        .rotate()
        .toColourspace('srgb')
        .jpeg({ quality: 88, chromaSubsampling: '4:4:4' })
        .toBuffer()
      done += 1
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, one))
  return (done * 1_000) / (performance.now() - start)
}
