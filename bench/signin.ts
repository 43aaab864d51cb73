import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createPasswordHasher } from '#platform/passwords/password-hasher.ts'
import { bulkIdNumber } from '../tools/bulk-candidates.ts'
import { buildCity } from './city.ts'
import { type Round, report } from './load.ts'

/**
 * `npm run bench:signin`: compares complete sign-ins per second with the argon2id hashes that all cores can compute.
 */
const { values } = parseArgs({ options: { candidates: { type: 'string', default: '200000' } } })
const PASSWORD = 'wutong-shuxia-7391'
const SECONDS = 4
const ROUNDS = 5
const AT_ONCE = 16
let asked = 0

/** A captcha counts from the address that asked for it. */
interface Captcha {
  id: string
  demonstrationAnswer: string
  address: string
}

const hasher = createPasswordHasher({ concurrency: availableParallelism(), maxWaiting: 1_000 })
const hash = await hasher.hash(PASSWORD)
const city = await buildCity(Number(values.candidates), hash)
try {
  const origin = await city.serve(fileURLToPath(new URL('../server/main.ts', import.meta.url)))
  let order = 0
  const ready: Captcha[] = []
  const rounds: Round[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    // Captchas are made before the measurement, because people request them earlier, in a separate request.
    while (ready.length < 1_000) {
      ready.push(
        ...(await Promise.all(
          Array.from({ length: 20 }, async () => {
            const address = nextAddress()
            const body = { purpose: 'sign_in' }
            return {
              address,
              ...(await ask<Omit<Captcha, 'address'>>(origin, '/api/captchas', { address, body })),
            }
          }),
        )),
      )
    }
    const against = await rate(() => hasher.verify(hash, PASSWORD))
    const value = await rate(async () => {
      const captcha = ready.pop()
      if (!captcha) throw new Error('captchas ran out')
      const { id, demonstrationAnswer: answer, address } = captcha
      const body = { idNumber: bulkIdNumber(order++), password: PASSWORD, captcha: { id, answer } }
      await ask(origin, '/api/portal/sign-in', { address, body })
    })
    rounds.push({ value, against })
  }
  report('sign-ins / argon2id on all cores', rounds, { wanted: 0.85, unit: '/s' })
} finally {
  await city.close()
}

async function rate(work: () => Promise<unknown>): Promise<number> {
  const end = performance.now() + SECONDS * 1000
  let done = 0
  const one = async () => {
    while (performance.now() < end) {
      await work()
      done += 1
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  return done / SECONDS
}

async function ask<T>(
  origin: string,
  path: string,
  { address, body }: { address: string; body: unknown },
): Promise<T> {
  const reply = await fetch(origin + path, {
    method: 'POST',
    // A city signs in from many addresses, and the limits count each address separately.
    headers: {
      'x-kaoji': '1',
      'x-forwarded-for': address,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  })
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
  return (await reply.json()) as T
}

function nextAddress(): string {
  const number = ++asked
  return `10.${Math.floor(number / 62_500) % 250}.${Math.floor(number / 250) % 250}.${number % 250}`
}
