import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { hash as argon2 } from '@node-rs/argon2'
import { hash as bcrypt } from '@node-rs/bcrypt'
import pg from 'pg'
import { idNumberIndex } from '#platform/secrets/number-index.ts'
import { bulkIdNumber } from '../tools/bulk-candidates.ts'
import { buildCity } from './city.ts'
import { type Difference, differenceOf } from './rank-sum.ts'

/**
 * `npm run bench:enumeration`: tries to tell by time alone which ID numbers have an account, and of which kind (LOG-02, LOG-03).
 * Wrong passwords for each kind at random, singly and in bursts for one number, compared with unknown numbers. Of a burst each
 * answer is timed from the one before it, which adds up to the whole and does not drown in the steps of the burst. Ends with 1 when
 * |z| or the difference of the medians is over its bound, and with 2 when the run was too noisy to have told 2 ms.
 */
const { values } = parseArgs({
  options: {
    samples: { type: 'string', default: '200' },
    burst: { type: 'string', default: '5' },
    /** Milliseconds from the start of one sample to the start of the next: the steps overlap, the hashes seldom do. */
    apart: { type: 'string', default: '230' },
    only: { type: 'string' },
  },
})
const [samples, burst, apart] = [values.samples, values.burst, values.apart].map(Number) as [
  number,
  number,
  number,
]
const MOST_Z = 3.5
const MOST_MS = 2
const EACH = 40
const KINDS = ['unknown', 'initial', 'own', 'bcrypt-12', 'argon2id-64MiB'] as const
type Kind = (typeof KINDS)[number]

let asked = 0
const city = await buildCity(KINDS.length * EACH)
try {
  await setHashes()
  const origin = await city.serve(fileURLToPath(new URL('../server/main.ts', import.meta.url)))
  const ways = [
    { name: 'single', each: samples, atOnce: 1, apart },
    { name: `bursts of ${burst}`, each: Math.ceil(samples / burst), atOnce: burst, apart: apart * burst },
  ].filter(({ name }) => values.only === undefined || name.startsWith(values.only))
  for (const way of ways) tell(way.name, await measure(origin, way))
} finally {
  await city.close()
}

/** Gives each kind's accounts their hashes; the unknown numbers lie beyond the last candidate. */
async function setHashes(): Promise<void> {
  const password = 'hua-ting-lu-92-hao'
  const hashes: Record<Kind, string | null> = {
    unknown: null,
    initial: null,
    own: await argon2(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 }),
    'bcrypt-12': await bcrypt(password, 12),
    'argon2id-64MiB': await argon2(password, { memoryCost: 65_536, timeCost: 3, parallelism: 1 }),
  }
  const owner = new pg.Client({ connectionString: city.databaseUrl })
  await owner.connect()
  for (const kind of KINDS) {
    const indexes = Array.from({ length: EACH }, (_, one) =>
      idNumberIndex(city.deps.cipher, numberOf(kind, one)),
    )
    await owner.query(
      `update candidate_accounts set password_hash = $1::text, password_set_at = case when $1::text is null then null else now() end
       where person_id in (select id from persons where id_number_index = any($2))`,
      [hashes[kind], indexes],
    )
  }
  await owner.end()
}

function shuffled<T>(values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, at: randomInt(2 ** 32) }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ value }) => value)
}

function numberOf(kind: Kind, one: number): string {
  const place = KINDS.indexOf(kind)
  return bulkIdNumber((place === 0 ? KINDS.length + 10 : place) * EACH + (one % EACH))
}

/** Times of each kind in milliseconds, in turn, each sample from an address of its own. */
async function measure(origin: string, how: { each: number; atOnce: number; apart: number }) {
  const times = new Map<Kind, number[]>(KINDS.map((kind) => [kind, []]))
  const running: Promise<void>[] = []
  for (let round = 0; round < how.each; round += 1) {
    // At random, so that no kind always comes after the same one: a dear hash still at work slows down what follows it.
    for (const kind of shuffled(KINDS)) {
      running.push(
        sample(origin, { number: numberOf(kind, round), atOnce: how.atOnce }).then((found) => {
          times.get(kind)?.push(...found)
        }),
      )
      await sleep(how.apart * (0.75 + randomInt(500) / 1000))
    }
  }
  await Promise.all(running)
  return times
}

async function sample(
  origin: string,
  { number, atOnce }: { number: string; atOnce: number },
): Promise<number[]> {
  asked += 1
  const headers = {
    'x-kaoji': '1',
    'x-forwarded-for': `10.${Math.floor(asked / 62_500)}.${Math.floor(asked / 250) % 250}.${asked % 250}`,
  }
  const captchas: { id: string; demonstrationAnswer: string }[] = []
  for (let one = 0; one < atOnce; one += 1) {
    const reply = await fetch(`${origin}/api/captchas`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{"purpose":"sign_in"}',
    })
    captchas.push((await reply.json()) as (typeof captchas)[number])
  }
  const since = performance.now()
  const ends = await Promise.all(
    captchas.map(async ({ id, demonstrationAnswer: answer }) => {
      const body = JSON.stringify({ idNumber: number, password: 'wrong-password', captcha: { id, answer } })
      const reply = await fetch(`${origin}/api/portal/sign-in`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body,
      })
      await reply.text()
      if (![401, 429].includes(reply.status)) throw new Error(`answered ${reply.status}`)
      return performance.now()
    }),
  )
  return ends.toSorted((one, other) => one - other).map((end, place, all) => end - (all[place - 1] ?? since))
}

/** Says how far each kind lies from unknown numbers, and whether the run could have told. */
function tell(how: string, times: ReadonlyMap<Kind, number[]>): void {
  const unknown = times.get('unknown') ?? []
  const line = (mark: string, kind: string, { z, medians, count }: Difference) =>
    console.log(
      `${mark.padEnd(5)} ${how.padEnd(12)} ${kind.padEnd(15)} z ${z.toFixed(2).padStart(6)}, medians ${medians[0].toFixed(1)} against ${medians[1].toFixed(1)} ms, ${count} samples`,
    )
  for (const kind of KINDS.slice(1)) {
    const found = differenceOf(times.get(kind) ?? [], unknown)
    const fits = Math.abs(found.z) < MOST_Z && Math.abs(found.medians[0] - found.medians[1]) < MOST_MS
    line(fits ? 'ok' : 'TOLD', kind, found)
    if (!fits) process.exitCode = 1
  }
  // A run that would not tell a difference at the bound proves nothing: two milliseconds are added to what was measured.
  const shifted = differenceOf(
    unknown.map((time) => time + MOST_MS),
    unknown,
  )
  const couldTell = shifted.z > MOST_Z
  line(couldTell ? 'ok' : 'NOISY', `unknown + ${MOST_MS} ms`, shifted)
  if (!couldTell) process.exitCode ||= 2
}
