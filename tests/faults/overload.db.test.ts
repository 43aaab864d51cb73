import { beforeAll, expect, test } from 'vitest'
import { PERSONAS } from '#modules/demonstration/public.ts'
import { createImageIntake } from '#platform/images/sanitise-image.ts'
import { createPasswordHasher } from '#platform/passwords/password-hasher.ts'
import { createKeyedQueues } from '#platform/queue/keyed-queues.ts'
import { addToWallet, photograph, sendImage } from '#tests/support/applicant.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, solveCaptcha, type Visitor, visit } from '#tests/support/visitor.ts'

const application = startApplication()
/** One at work and three who wait; and three times as many who come. */
const SMALL = { concurrency: 1, maxWaiting: 3 }
const COME = 12
const ALL = { concurrency: COME, maxWaiting: 0 }
const { idNumber = '', password = '' } = PERSONAS.find(({ name }) => name === '何建国') ?? {}

beforeAll(async () => {
  Object.assign(application.deps, {
    hasher: createPasswordHasher(SMALL),
    images: createImageIntake(SMALL),
    // The same person comes many times here: that they would wait for each other is another test's matter.
    signIns: { ofNumber: createKeyedQueues(ALL), ofNetwork: createKeyedQueues(ALL) },
  })
})

type Reply = Awaited<ReturnType<Visitor['call']>>

function expectPoliteness(replies: readonly Reply[]): void {
  const isDone = ({ status }: Reply) => status === 200
  expect(replies.filter(isDone).length).toBeGreaterThanOrEqual(4)
  const shed = replies.filter((reply) => !isDone(reply))
  expect(shed.length).toBeGreaterThan(0)
  for (const { status, body, headers } of shed) {
    expect([status, body.code, body.text]).toEqual([
      503,
      'overloaded',
      expect.stringMatching(/请稍等.*不会丢失。$/),
    ])
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  }
}

test('LOG-05 three times as many sign in as can: some are let in, the others told when to come back, and no failure is counted', async () => {
  const captchas = await Promise.all(Array.from({ length: COME }, () => solveCaptcha(visit(application))))
  const signIn = (captcha: unknown) =>
    visit(application).call('POST', '/api/portal/sign-in', { body: { idNumber, password, captcha } })
  expectPoliteness(await Promise.all(captchas.map(signIn)))
  const { rows } = await application.owner.query('select count(*)::int as n from sign_in_failures')
  expect(rows[0].n).toBe(0)
  expect((await signInCandidate(application, { idNumber, password })).answer.status).toBe(200)
})

test('LOG-04, OPS-02 a school behind one address comes no nearer to its limit by being told to come back', async () => {
  const { deps } = application
  const { hasher } = deps
  const ask = () => visit(application).call('POST', '/api/captchas', { body: { purpose: 'sign_in' } })
  const left = ({ headers }: Reply) => Number(headers['x-ratelimit-remaining'])
  const before = await ask()
  Object.assign(deps, { hasher: { ...hasher, waitMs: () => 5_000 } })
  const refused = await Promise.all([ask(), ask(), ask()])
  Object.assign(deps, { hasher })
  expect([before, ...refused].map(({ status }) => status)).toEqual([200, 503, 503, 503])
  expect(left(await ask())).toBe(left(before) - 1)
})

test('EVI-03 three times as many photographs come as can be taken in: the rest are told when to come back, and leave nothing', async () => {
  const { visitor } = await signInCandidate(application, { idNumber, password })
  const wallets: string[] = []
  for (let number = 0; number < COME / 6; number += 1)
    wallets.push(await addToWallet(visitor, { type: 'other', fields: {}, pictures: [] }))
  const pictures = await Promise.all(Array.from({ length: COME }, (_, place) => photograph(place)))
  const send = (picture: Buffer, place: number) =>
    sendImage(visitor, wallets[place % wallets.length] ?? '', picture)
  const replies = await Promise.all(pictures.map(send))
  expectPoliteness(replies)
  const kept = async () =>
    (await application.owner.query('select count(*)::int as n from evidence_images')).rows[0].n
  expect(await kept()).toBe(replies.filter(({ status }) => status === 200).length)
  // Whoever comes again is served, and nobody twice.
  for (const [place, picture] of pictures.entries()) expect((await send(picture, place)).status).toBe(200)
  expect(await kept()).toBe(COME)
})
