import { randomUUID } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { bulkToken } from '../tools/bulk-candidates.ts'
import { buildCity } from './city.ts'
import { report } from './load.ts'

/**
 * `npm run bench:uploads`: measures the last hour of a window. Many candidates upload photographs of 1 MB at once; the
 * baseline is decoding and encoding the same pictures on all cores.
 */
const { values } = parseArgs({
  options: { candidates: { type: 'string', default: '2000' }, atOnce: { type: 'string', default: '24' } },
})
const SECONDS = 15
const AT_ONCE = Number(values.atOnce)
/** Each person has one credential with room for six photographs. */
const PEOPLE = 400

const picture = await photographOfOneMegabyte()
const bare = await rate(availableParallelism(), () =>
  sharp(picture).rotate().toColourspace('srgb').jpeg({ quality: 88, chromaSubsampling: '4:4:4' }).toBuffer(),
)
const city = await buildCity(Number(values.candidates))
try {
  const origin = await city.serve(fileURLToPath(new URL('../server/main.ts', import.meta.url)))
  const cookies = Array.from({ length: PEOPLE }, (_, order) => `kaoji-portal=${bulkToken(order)}`)
  const wallets: string[] = []
  for (const cookie of cookies) wallets.push(await emptyCredential(origin, cookie))
  const counts = { done: 0, turnedAway: 0, failed: 0 }
  let next = 0
  const uploads = await rate(AT_ONCE, async () => {
    const place = next % PEOPLE
    next += 1
    const [cookie = '', id = ''] = [cookies[place], wallets[place]]
    const status = await upload(origin, { cookie, id })
    if (status === 200) counts.done += 1
    else if (status === 503) counts.turnedAway += 1
    else counts.failed += 1
  })
  const share = counts.done / (counts.done + counts.turnedAway + counts.failed)
  report('uploads of 1 MB / bare decoding and encoding', [{ value: uploads * share, against: bare }], {
    wanted: 0.6,
    unit: '/s',
  })
  process.stdout.write(
    `${counts.done} taken in, ${counts.turnedAway} counts to come back in a moment, ${counts.failed} failed\n`,
  )
  const after = await upload(origin, {
    cookie: cookies[0] ?? '',
    id: await emptyCredential(origin, cookies[0] ?? ''),
  })
  process.stdout.write(`afterwards: ${after}\n`)
} finally {
  await city.close()
}

/** Makes an image like a photograph of a paper, with fine print and grain, just below 1 MB. */
async function photographOfOneMegabyte(): Promise<Buffer> {
  const grain = { type: 'gaussian' as const, mean: 205, sigma: 18 }
  const paper = sharp({
    create: { width: 2200, height: 1650, channels: 3, background: '#cccccc', noise: grain },
  })
  for (let quality = 90; quality > 20; quality -= 4) {
    const bytes = await paper.clone().jpeg({ quality }).toBuffer()
    if (bytes.length <= 1_000_000) return bytes
  }
  throw new Error('no photograph below 1 MB')
}

async function rate(atOnce: number, work: () => Promise<unknown>): Promise<number> {
  const end = performance.now() + SECONDS * 1000
  let done = 0
  const one = async () => {
    while (performance.now() < end) {
      await work()
      done += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  return done / SECONDS
}

async function upload(origin: string, to: { cookie: string; id: string }): Promise<number> {
  const body = new FormData()
  body.append('file', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'a.jpg')
  const headers = { 'x-kaoji': '1', 'idempotency-key': randomUUID(), cookie: to.cookie }
  const reply = await fetch(`${origin}/api/portal/credentials/${to.id}/images`, {
    method: 'POST',
    headers,
    body,
  })
  await reply.arrayBuffer()
  return reply.status
}

async function emptyCredential(origin: string, cookie: string): Promise<string> {
  const reply = await fetch(`${origin}/api/portal/credentials`, {
    method: 'POST',
    headers: {
      'x-kaoji': '1',
      'idempotency-key': randomUUID(),
      cookie,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ type: 'other' }),
  })
  const { id } = (await reply.json()) as { id?: string }
  return id ?? ''
}
