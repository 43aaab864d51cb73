import { beforeAll, expect, test } from 'vitest'
import { PERSONAS, seedDemonstration } from '#modules/demonstration/public.ts'
import { addToWallet, photograph, sendImage } from '#tests/support/applicant.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, type Visitor, visit } from '#tests/support/visitor.ts'

const application = startApplication({ ownServer: true })
const persona = PERSONAS.find(({ name }) => name === '何建国')
const who = { idNumber: persona?.idNumber ?? '', password: persona?.password ?? '' }
let candidate: Visitor
let credential = ''

beforeAll(async () => {
  await seedDemonstration(application.deps)
  candidate = (await signInCandidate(application, who)).visitor
  credential = await addToWallet(candidate, { type: 'other', fields: {}, pictures: [] })
})

/** Stops every process of PostgreSQL in its tracks, as a hanging disk does; answers how it goes on. */
async function freeze(): Promise<() => void> {
  const { rows } = await application.owner.query<{ pid: number }>('select pid from pg_stat_activity')
  const pids = [...rows.map(({ pid }) => pid), application.server?.pid ?? 0].filter((pid) => pid > 0)
  for (const pid of pids) process.kill(pid, 'SIGSTOP')
  return () => {
    for (const pid of pids) process.kill(pid, 'SIGCONT')
  }
}

test('OPS-01 while PostgreSQL is frozen everything that needs it says when to come back, and afterwards all is well', async () => {
  const stranger = visit(application, '127.0.0.1', `kaoji-portal=${'x'.repeat(43)}`)
  const goOn = await freeze()
  try {
    // What is kept may be old as soon as nothing is heard any more; it was ten seconds once.
    await expect.poll(() => application.deps.bus.state(), { timeout: 9_000 }).toBe('deaf')
    // An upload may take two minutes to arrive, and waits for the database no longer than the others.
    const replies = await Promise.all([
      candidate.call('GET', '/api/portal/messages'),
      candidate.call('GET', '/api/portal/services/exemption'),
      candidate.call('POST', '/api/portal/credentials', { body: { type: 'other' } }),
      sendImage(candidate, credential, await photograph(1)),
      stranger.call('GET', '/api/portal/messages'),
      // A captcha can be had, for it costs the database nothing (LOG-04).
      signInCandidate(application, who).then(({ answer }) => answer),
      visit(application).call('GET', '/readyz'),
    ])
    for (const { status, body, headers } of replies) {
      expect([status, body.code, body.text]).toEqual([503, 'overloaded', expect.stringContaining('请稍等')])
      expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    }
    expect((await visit(application).call('GET', '/healthz')).status).toBe(200)
  } finally {
    goOn()
  }
  const isWell = async () => (await candidate.call('GET', '/api/portal/messages')).status
  await expect.poll(isWell).toBe(200)
  await expect.poll(() => application.deps.bus.state()).toBe('listening')
  expect((await sendImage(candidate, credential, await photograph(1))).status).toBe(200)
  const { rows } = await application.owner.query('select count(*)::int as n from evidence_images')
  expect(rows[0].n).toBe(1)
})
