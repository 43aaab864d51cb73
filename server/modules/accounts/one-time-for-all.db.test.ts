import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { hash as bcrypt } from '@node-rs/bcrypt'
import { beforeAll, expect, test } from 'vitest'
import { PERSONAS, STAFF_PASSWORD } from '#modules/demonstration/public.ts'
import { createPace } from '#platform/pace/pace.ts'
import { Overloaded } from '#platform/queue/overloaded.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { purposeOf, solveCaptcha, visit } from '#tests/support/visitor.ts'

const application = startApplication()
const STEP_MS = 1_000
const WORK_MS = 600
const NOBODY = '110101199003074514'
const known = PERSONAS.find(({ name }) => name === '张伟明')?.idNumber ?? ''
const imported = PERSONAS.find(({ name }) => name === '赵敏')?.idNumber ?? ''
const initial = PERSONAS.find(({ name }) => name === '李晓芳')?.idNumber ?? ''

beforeAll(async () => {
  application.deps.pace = createPace({ stepMs: STEP_MS, workMs: WORK_MS })
  await application.owner.query(
    "update candidate_accounts set password_hash = $1 where person_id = (select id from persons where name = '赵敏')",
    [await bcrypt('something-else', 10)],
  )
})

const password = 'wrong-password'
const request = { name: '某人', ticketNo: '310000000000', contact: '13800000000', explanation: '手机丢了' }
const asked: [string, string, object][] = [
  ['an unknown number', '/api/portal/sign-in', { idNumber: NOBODY, password }],
  ['an own argon2id hash', '/api/portal/sign-in', { idNumber: known, password }],
  ['an imported bcrypt hash', '/api/portal/sign-in', { idNumber: imported, password }],
  ['the initial password', '/api/portal/sign-in', { idNumber: initial, password }],
  ['an unknown user name', '/api/office/sign-in', { username: 'nobody.here', password }],
  ['a wrong staff password', '/api/office/sign-in', { username: 'score1', password }],
  ['a wrong code', '/api/office/sign-in', { username: 'score1', password: STAFF_PASSWORD, code: '000000' }],
  ...[NOBODY, known].flatMap((idNumber): [string, string, object][] => [
    ['a code asked for', '/api/portal/recovery/code', { idNumber }],
    [
      'a code tried',
      '/api/portal/recovery/reset',
      { idNumber, code: '000000', newPassword: 'yu-yuan-lu-ge-zi' },
    ],
    [
      'help asked for',
      '/api/portal/recovery/requests',
      { idNumber, ...request, explanation: '手机丢了，没有了' },
    ],
  ]),
]

// They wait most of the time: together, as none changes what another one asks for.
test.concurrent.each(asked)(
  'LOG-02, LOG-08 %s (%s) is answered in step, and never before',
  async (_who, path, body) => {
    const visitor = visit(application)
    // A code is tried without a captcha.
    const proof = path.endsWith('/reset') ? {} : { captcha: await solveCaptcha(visitor, purposeOf(path)) }
    const since = performance.now()
    await visitor.call('POST', path, { body: { ...body, ...proof } })
    // A timer may be a millisecond early.
    expect(performance.now() - since).toBeGreaterThan(STEP_MS - 5)
  },
)

/** In which step each try of a burst for one number is answered. */
async function stepsOfBurst(idNumber: string, address: string): Promise<number[]> {
  const visitor = visit(application, address)
  const captchas: { id: string; answer: string }[] = []
  for (let one = 0; one < 4; one += 1) captchas.push(await solveCaptcha(visitor))
  const since = performance.now()
  const steps = await Promise.all(
    captchas.map(async (captcha) => {
      await visitor.call('POST', '/api/portal/sign-in', { body: { idNumber, password, captcha } })
      return Math.floor((performance.now() - since + 5) / STEP_MS)
    }),
  )
  return steps.sort()
}

test('LOG-02 tries of one number at the same moment are answered one step after the other, whoever’s number it is', async () => {
  const bursts = await Promise.all([stepsOfBurst(NOBODY, '10.11.0.1'), stepsOfBurst(imported, '10.11.0.2')])
  // On a machine that others use too, a step may pass without an answer; no step has two.
  for (const steps of bursts) expect(new Set(steps).size).toBe(4)
})

/** In which step a wrong password is answered whose place for hashing becomes free after so many milliseconds. */
async function stepAfter(waitMs: number, workMs: number, address: string): Promise<number> {
  const { hasher, pace } = application.deps
  // Steps that no machine is too slow for; what would be waited for them is told instead.
  const stepMs = 100_000
  let step = 0
  const wait = async (milliseconds: number) => {
    step = Math.ceil(milliseconds / stepMs)
  }
  application.deps.pace = createPace({ stepMs, workMs, wait })
  const gate = Promise.withResolvers<void>()
  const busy = Array.from({ length: availableParallelism() }, () => hasher.inPlace(() => gate.promise))
  const visitor = visit(application, address)
  const captcha = await solveCaptcha(visitor)
  setTimeout(gate.resolve, waitMs)
  await visitor.call('POST', '/api/portal/sign-in', { body: { idNumber: NOBODY, password, captcha } })
  await Promise.all(busy)
  application.deps.pace = pace
  return step
}

test('LOG-02 how long those before kept their places, which tells whose passwords they tried, shows in no answer', async () => {
  expect(await stepAfter(250, 60_000, '10.12.0.1')).toBe(1)
  // Too long for the dearest hash to fit: whole steps, whatever is judged.
  expect(await stepAfter(500, 99_600, '10.12.0.2')).toBe(2)
})

test('LOG-02 what looking a candidate up took is part of the step', async () => {
  const { database, pace } = application.deps
  const waits: number[] = []
  const wait = async (milliseconds: number) => void waits.push(milliseconds)
  const tookMs = 300
  Object.assign(application.deps, {
    pace: createPace({ stepMs: 100_000, workMs: WORK_MS, wait }),
    database: {
      ...database,
      prepared: async (...asked: Parameters<typeof database.prepared>) => {
        await sleep(tookMs)
        return database.prepared(...asked)
      },
    },
  })
  try {
    const visitor = visit(application, '10.14.0.1')
    const captcha = await solveCaptcha(visitor)
    await visitor.call('POST', '/api/portal/sign-in', { body: { idNumber: NOBODY, password, captcha } })
  } finally {
    Object.assign(application.deps, { database, pace })
  }
  // A timer may be a millisecond early.
  expect(waits).toHaveLength(1)
  expect(waits[0]).toBeLessThanOrEqual(100_000 - tookMs + 2)
})

test.each([
  ['/api/portal/sign-in', { idNumber: NOBODY, password }, false],
  ['/api/office/sign-in', { username: 'nobody.here', password }, false],
  ['/api/portal/sign-in', { idNumber: NOBODY, password }, true],
  ['/api/office/sign-in', { username: 'nobody.here', password }, true],
  ['/api/portal/recovery/reset', { idNumber: NOBODY, code: '000000', newPassword: 'yu-yuan-lu-ge-zi' }, true],
])(
  'OPS-02 %s: whoever gets no place for hashing is told so at once (%o), at the door %s',
  async (path, body, isFull) => {
    const { hasher, pace } = application.deps
    const waits: number[] = []
    const wait = async (milliseconds: number) => void waits.push(milliseconds)
    // The line became full while the captcha was looked at, or was full before.
    const full = { isFull: () => isFull, inPlace: () => Promise.reject(new Overloaded(2)) }
    Object.assign(application.deps, {
      pace: createPace({ stepMs: STEP_MS, workMs: WORK_MS, wait }),
      hasher: { ...hasher, ...full },
    })
    try {
      const visitor = visit(application, '10.13.0.1')
      const proof = path.endsWith('/reset') ? {} : { captcha: await solveCaptcha(visitor, purposeOf(path)) }
      const send = () => visitor.call('POST', path, { body: { ...body, ...proof } })
      expect(await send()).toMatchObject({ status: 503, body: { code: 'overloaded' } })
      expect(waits).toEqual([])
      if (!isFull) return
      Object.assign(application.deps, { hasher })
      // Nothing was spent: the page sends the same again.
      expect((await send()).body).toMatchObject({
        code: expect.stringMatching(/^(sign_in_failed|staff_sign_in_failed|code_wrong)$/),
      })
    } finally {
      Object.assign(application.deps, { hasher, pace })
    }
  },
)
