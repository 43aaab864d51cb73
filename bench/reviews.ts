import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { STAFF_PASSWORD, sampleTotpSecret } from '#modules/demonstration/public.ts'
import { currentTotp } from '#platform/totp/totp.ts'
import { buildCity } from './city.ts'
import { report } from './load/load.ts'

/**
 * `npm run bench:reviews`: checks that the counts of what waits, a queue of a million and its next item come as fast as those of ten
 * thousand.
 */
const { values } = parseArgs({
  options: { small: { type: 'string', default: '10000' }, large: { type: 'string', default: '1000000' } },
})
const ROUNDS = 100
const CANDIDATES = 25_000

const city = await buildCity(CANDIDATES)
const owner = new pg.Pool({ connectionString: city.databaseUrl, max: 1 })
try {
  const origin = await city.serve(fileURLToPath(new URL('../server/main.ts', import.meta.url)))
  const cookie = await signIn(origin, 'review1')
  await fileUpTo(Number(values.small))
  const small = await measure(origin, cookie)
  await fileUpTo(Number(values.large))
  const large = await measure(origin, cookie)
  // Compares speeds: the large queue must reach 1 / 1.5 of the small queue's speed.
  for (const act of ['counts', 'open', 'next'] as const) {
    const speeds = { value: 1000 / large[act], against: 1000 / small[act] }
    report(`${act}: queue of ${values.large} / of ${values.small}`, [speeds], { wanted: 0.67, unit: '/s' })
  }
} finally {
  await owner.end()
  await city.close()
}

/** Files applications of every sample candidate, half of them at each level, one second apart. */
async function fileUpTo(count: number): Promise<void> {
  await owner.query(
    `insert into applications (person_id, id, ticket_id, school_id, service, subject, title, state, chain, level, revision,
       first_filed_at, filed_at, moved_at)
     select person_id, gen_random_uuid(), ticket_id, school_id, 'exemption', code, code || ' ' || name,
       case when n % 2 = 0 then 'pending' else 'in_review' end, '{school,authority}', 1 + n % 2, 1, at, at, at
     from (select row_number() over (order by c.code, t.id) as n, t.id, t.person_id, t.school_id, c.code, c.name
       from courses c cross join tickets t limit $1) numbered (n, ticket_id, person_id, school_id, code, name)
     cross join lateral (select now() - interval '30 days' + n * interval '1 second' as at) filed
     on conflict do nothing`,
    [count],
  )
  await owner.query('vacuum (analyze) applications')
  // The new rows must reach the disk before the measurement starts.
  await owner.query('checkpoint')
}

async function measure(origin: string, cookie: string): Promise<Record<'counts' | 'open' | 'next', number>> {
  const headers = { cookie, 'x-kaoji': '1' }
  const counts = await median(() => fetch(`${origin}/api/office/reviews/queues`, { headers }).then(read))
  const open = await median(() =>
    fetch(`${origin}/api/office/reviews/search`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ service: 'exemption', show: 'waiting' }),
    }).then(read),
  )
  const next = await median(async () => {
    const body = JSON.stringify({ service: 'exemption' })
    const post = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' } }
    const { id } = await fetch(`${origin}/api/office/reviews/next`, { ...post, body }).then(read)
    await fetch(`${origin}/api/office/reviews/${id}/release`, { method: 'POST', headers }).then(read)
  })
  return { counts, open, next }
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[ROUNDS / 2] ?? Number.NaN
}

async function signIn(origin: string, username: string): Promise<string> {
  const post = { method: 'POST', headers: { 'x-kaoji': '1', 'content-type': 'application/json' } }
  const captcha = await fetch(`${origin}/api/captchas`, {
    ...post,
    body: JSON.stringify({ purpose: 'office_sign_in' }),
  }).then(read)
  const body = {
    username,
    password: STAFF_PASSWORD,
    code: currentTotp(sampleTotpSecret(username), new Date()),
    captcha: { id: captcha.id, answer: captcha.demonstrationAnswer },
  }
  const reply = await fetch(`${origin}/api/office/sign-in`, { ...post, body: JSON.stringify(body) })
  await read(reply)
  return reply.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

async function read(reply: Response): Promise<{ id?: string; demonstrationAnswer?: string }> {
  if (!reply.ok) throw new Error(`${reply.url}: ${reply.status} ${await reply.text()}`)
  return (await reply.json()) as { id?: string }
}
