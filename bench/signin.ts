import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { systemRandom } from '#kernel/random.ts'
import { renderCaptcha } from '#platform/captcha-image/render-captcha.ts'
import { createPasswordHasher } from '#platform/passwords/password-hasher.ts'
import { buildCity } from './city.ts'
import { createCrowdSender } from './crowd/send-crowd.ts'
import { FORMING } from './crowd/tally.ts'
import { type Round, report } from './load/load.ts'

/**
 * `npm run bench:signin`: compares complete sign-ins per second, each with a captcha of its own that is drawn within the time, with what
 * all cores can do of one argon2id hash and one captcha picture together. Both sides take all cores, so that the client has none of its own
 * as it has elsewhere: what it takes of them is taken from the limit.
 */
const { values } = parseArgs({
  options: { candidates: { type: 'string', default: '200000' }, rounds: { type: 'string', default: '15' } },
})
const PASSWORD = 'wutong-shuxia-7391'
/** Long enough that what is begun and not done at the end hardly counts, short enough that the machine drifts little meanwhile. */
const SECONDS = 4
const AT_ONCE = 8
/** Two pictures and two hashes keep two cores busy; more would only wait for each other. */
const PAIRS_AT_ONCE = 2 * availableParallelism()

const hasher = createPasswordHasher({ concurrency: availableParallelism(), maxWaiting: 1_000 })
const hash = await hasher.hash(PASSWORD)
const city = await buildCity(Number(values.candidates), hash)
const crowd = createCrowdSender({ isAlone: false })
try {
  // Nothing is drawn beforehand: a stock would make the first hundreds cheaper, and fill up again while the limit is measured.
  const origin = await city.serve(fileURLToPath(new URL('../server/main.ts', import.meta.url)), {
    KAOJI_CAPTCHAS_KEPT: '0',
  })
  const order = { port: Number(new URL(origin).port), cookies: [], wallets: [], picture: undefined }
  const visitors = { first: 0, count: Number(values.candidates) }
  let from = 0
  const rounds: Round[] = []
  // Measured on both sides of each round: a machine that is shared drifts by more than what is looked for.
  let before = await pairsPerSecond()
  for (let round = 0; round <= Number(values.rounds); round += 1) {
    const coming = {
      errand: 'sign-in',
      pace: { kind: 'closed', atOnce: AT_ONCE },
      seconds: SECONDS,
    } as const
    const [outcome] = await crowd.send({
      ...order,
      comings: [coming],
      password: PASSWORD,
      visitors,
      from,
    })
    if (!outcome) throw new Error('nobody came')
    from += outcome.came
    const others = outcome.came - outcome.served
    if (others > 0) process.exitCode = 1
    const after = await pairsPerSecond()
    const left = 1 - outcome.clientShare / availableParallelism()
    const against = ((before + after) / 2) * left
    before = after
    // The first round warms both up.
    if (round === 0) continue
    rounds.push({ value: outcome.perSecond, against })
    console.log(
      `       ${outcome.perSecond.toFixed(1)} / ${against.toFixed(1)}; p50 ${outcome.served50.toFixed(0)} ms, p99 ${outcome.served99.toFixed(0)} ms; ${outcome.refused} refused, ${outcome.failed + outcome.unanswered} failed; the client took ${(outcome.clientShare * 100).toFixed(0)} % of one core`,
    )
  }
  report('sign-ins / argon2id and captcha on all cores', rounds, { wanted: 0.85, unit: '/s' })
} finally {
  await crowd.close()
  await city.close()
}

/** How many hashes and pictures, one of each, the machine does in a second, counted as a crowd is: not at the beginning, and not after the end. */
async function pairsPerSecond(): Promise<number> {
  const from = performance.now() + FORMING * SECONDS * 1_000
  const end = from + (1 - FORMING) * SECONDS * 1_000
  let done = 0
  const one = async (): Promise<void> => {
    while (performance.now() < end) {
      await hasher.verify(hash, PASSWORD)
      await renderCaptcha(systemRandom)
      if (performance.now() >= from && performance.now() <= end) done += 1
    }
  }
  await Promise.all(Array.from({ length: PAIRS_AT_ONCE }, one))
  return (done * 1_000) / (end - from)
}
