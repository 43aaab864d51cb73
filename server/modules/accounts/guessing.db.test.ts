import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { PERSONAS } from '#modules/demonstration/public.ts'
import { giveCaptcha } from '#tests/support/free-captchas.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, solveCaptcha, type Visitor, visit } from '#tests/support/visitor.ts'
import { countFailedAttempt, requireUnlocked } from './guard.ts'
import { deleteOldFailures } from './lockout.store.ts'

const application = startApplication({ per: 'test' })
const PASSWORD = 'yu-yuan-lu-ge-zi-38'
const HOUR_MS = 3600_000

function named(name: string) {
  const persona = PERSONAS.find((one) => one.name === name)
  if (!persona) throw new Error(`no persona ${name}`)
  return { ...persona, password: persona.password ?? '' }
}

async function ticketNoOf(name: string): Promise<string> {
  const { rows } = await application.owner.query<{ ticket_no: string }>(
    'select ticket_no from tickets t join persons p on p.id = t.person_id where p.name = $1',
    [name],
  )
  return rows[0]?.ticket_no ?? ''
}

function activate(visitor: Visitor, proof: object, newPassword = PASSWORD) {
  return visitor.call('POST', '/api/portal/activation', { body: { proof, newPassword } })
}

async function reset(body: object, address = '127.0.0.1') {
  const visitor = visit(application, address)
  return visitor.call('POST', '/api/portal/recovery/reset', { body: { newPassword: PASSWORD, ...body } })
}

async function askCode(idNumber: string) {
  // Two messages of the same instant have no order, so the newest one would be undefined.
  application.clock.advance(1_000)
  const visitor = visit(application)
  const body = { idNumber, captcha: await solveCaptcha(visitor, 'recovery') }
  expect((await visitor.call('POST', '/api/portal/recovery/code', { body })).status).toBe(200)
}

async function newestCode(): Promise<string> {
  const { body } = await visit(application).call('GET', '/api/demonstration')
  const [sms] = body.outbox as { text: string }[]
  return /\d{6}/.exec(sms?.text ?? '')?.[0] ?? ''
}

test('LOG-05 of sixty guesses at the same moment no more are judged than of sixty in a row, the right one among them', async () => {
  const { idNumber, password } = named('周涛')
  const visitors = await Promise.all(
    Array.from({ length: 60 }, async () => {
      const visitor = visit(application, '10.7.7.7')
      // Drawn by nobody: of sixty pictures at once a slow machine refuses some, and whoever asks too often is refused more.
      return { visitor, captcha: giveCaptcha(application, '10.7.7.7') }
    }),
  )
  const replies = await Promise.all(
    visitors.map(({ visitor, captcha }, place) =>
      visitor.call('POST', '/api/portal/sign-in', {
        body: { idNumber, password: place === 59 ? password : `guess-${place}-wrong`, captcha },
      }),
    ),
  )
  const count = (wanted: (reply: (typeof replies)[number]) => boolean) => replies.filter(wanted).length
  const failed = count(({ body }) => body.code === 'sign_in_failed')
  const right = count(({ status }) => status === 200)
  // On a slow machine some of the simultaneous requests are told to come again: they were not judged.
  const put = count(({ status, body }) => body.code === 'sign_in_locked' || status === 503)
  expect(failed).toBeGreaterThan(0)
  expect(failed).toBeLessThanOrEqual(5)
  expect(right).toBeLessThanOrEqual(1)
  expect(failed + right + put).toBe(60)
})

test('LOG-05 the try behind the one that locks a number is not judged', async () => {
  const { idNumber } = named('周涛')
  const visitor = visit(application, '10.7.8.1')
  const guess = () => {
    const body = { idNumber, password: 'guess-wrong-7', captcha: giveCaptcha(application, '10.7.8.1') }
    return visitor.call('POST', '/api/portal/sign-in', { body })
  }
  for (let one = 0; one < 4; one += 1) expect((await guess()).body.code).toBe('sign_in_failed')
  const { hasher } = application.deps
  let judged = 0
  application.deps.hasher = {
    ...hasher,
    inPlace: (work, isGone) => {
      judged += 1
      return hasher.inPlace(work, isGone)
    },
  }
  const codes = (await Promise.all([guess(), guess()])).map(({ body }) => body.code)
  expect(codes.toSorted()).toEqual(['sign_in_failed', 'sign_in_locked'])
  expect(judged).toBe(1)
})

test('LOG-05 the activations that others fail at lock nobody else’s, from wherever', async () => {
  const { deps } = application
  for (let one = 0; one < 45; one += 1) {
    const attempt = {
      account: `activation ticket ${one}`,
      address: `10.3.${one}.1`,
      together: 'narrows' as const,
    }
    await deps.database.transact(deadlineIn(5_000), (tx) => countFailedAttempt(tx, deps, attempt))
  }
  const mine = { account: 'activation ticket me', address: '10.4.0.1', together: 'narrows' as const }
  const call = {
    actor: { kind: 'nobody' as const },
    origin: { address: mine.address, requestId: 'test', agent: '' },
    deadline: deadlineIn(5_000),
  }
  await expect(requireUnlocked(deps, call, mine)).resolves.toBeUndefined()
})

test('LOG-09 the sweep of old counts ends no narrowing that still runs', async () => {
  const { deps, clock } = application
  const failFrom = (address: string) =>
    deps.database.transact(deadlineIn(5_000), (tx) =>
      countFailedAttempt(tx, deps, { account: 'activation ticket me', address, together: 'narrows' }),
    )
  const unlocked = (address: string) =>
    requireUnlocked(
      deps,
      {
        actor: { kind: 'nobody' },
        origin: { address, requestId: 'test', agent: '' },
        deadline: deadlineIn(5_000),
      },
      { account: 'activation ticket me', address, together: 'narrows' },
    )
  for (const one of [1, 2, 3, 4]) await failFrom(`10.6.${one}.1`)
  clock.advance(20 * HOUR_MS)
  await failFrom('10.6.5.1')
  // The first failure is more than a day old, the narrowing five hours.
  clock.advance(5 * HOUR_MS)
  const dayAgo = new Date(clock.now().getTime() - 24 * HOUR_MS)
  await deps.database.transact(deadlineIn(5_000), (tx) => deleteOldFailures(tx, dayAgo))
  await failFrom('10.6.6.1')
  await expect(unlocked('10.6.6.1')).rejects.toMatchObject({ code: 'sign_in_locked' })
})

test('LOG-02 that a password holds the 准考证号 is told only after the second proof: it would give the proof away', async () => {
  const { idNumber, name } = named('李晓芳')
  const ticketNo = await ticketNoOf(name)
  const { visitor } = await signInCandidate(application, { idNumber, address: '10.5.0.1' })
  const holding = `Wai-tan-${ticketNo}-yu`
  const guess = await activate(visitor, { kind: 'ticket', value: '999999999999' }, holding)
  expect(guess.body.code).toBe('second_proof_wrong')
  const own = await activate(visitor, { kind: 'ticket', value: ticketNo }, holding)
  expect(own.body.problems).toEqual([expect.objectContaining({ code: 'contains_ticket_no' })])
})

test('LOG-09 wrong 准考证号 from many addresses leave each further one a single try, and the owner comes in with it', async () => {
  const { idNumber, name } = named('李晓芳')
  const wrong = { kind: 'ticket', value: '999999999998' }
  const from = async (address: string) => (await signInCandidate(application, { idNumber, address })).visitor
  // A stranger uses up five tries at one address, and goes on from others.
  const first = await from('10.5.1.1')
  for (let one = 0; one < 5; one += 1)
    expect((await activate(first, wrong)).body.code).toBe('second_proof_wrong')
  expect((await activate(first, wrong)).body.code).toBe('sign_in_locked')
  const codes: (string | undefined)[] = []
  for (const address of ['10.5.1.2', '10.5.1.3', '10.5.1.4']) {
    const visitor = await from(address)
    codes.push((await activate(visitor, wrong)).body.code, (await activate(visitor, wrong)).body.code)
  }
  expect(codes).toEqual(Array.from({ length: 3 }, () => ['second_proof_wrong', 'sign_in_locked']).flat())
  const owner = await from('10.5.2.1')
  const proof = { kind: 'ticket', value: await ticketNoOf(name) }
  expect((await activate(owner, proof)).status).toBe(200)
})

test('LOG-02 a code to the phone is not used up by a weak password, and of two who use it at once one does', async () => {
  const { idNumber } = named('李晓芳')
  const { visitor } = await signInCandidate(application, { idNumber, address: '10.5.2.1' })
  expect((await visitor.call('POST', '/api/portal/activation/code')).status).toBe(200)
  const code = { kind: 'code', value: await newestCode() }
  const weak = await activate(visitor, code, 'short')
  expect(weak.body.code).toBe('password_weak')
  const both = await signInCandidate(application, { idNumber, address: '10.5.2.2' })
  const replies = await Promise.all([activate(visitor, code), activate(both.visitor, code)])
  expect(replies.map(({ status }) => status).sort()[0]).toBe(200)
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('LOG-08 what is wrong with the new password is told alike for a number that is nobody’s', async () => {
  const { idNumber } = named('郑凯')
  const shape = ({ status, body }: Awaited<ReturnType<typeof reset>>) => ({ status, ...body, reference: '' })
  const weak = { code: '000000', newPassword: 'short' }
  expect(shape(await reset({ ...weak, idNumber }))).toEqual(
    shape(await reset({ ...weak, idNumber: '110101199003074514' })),
  )
  const ticketNo = await ticketNoOf('郑凯')
  const holding = { code: '000000', newPassword: `Wai-tan-${ticketNo}-yu` }
  const own = await reset({ ...holding, idNumber })
  expect(own.body.code).toBe('code_wrong')
  expect(shape(own)).toEqual(shape(await reset({ ...holding, idNumber: '110101199003074514' })))
})

test('LOG-08 a code is not lost over a weak password, and of ten who use it at once one does', async () => {
  const { idNumber } = named('郑凯')
  await askCode(idNumber)
  const code = await newestCode()
  const ticketNo = await ticketNoOf('郑凯')
  const weak = await reset({ idNumber, code, newPassword: `Wai-tan-${ticketNo}-yu` }, '10.6.0.1')
  expect(weak.body.code).toBe('password_weak')
  const replies = await Promise.all(
    Array.from({ length: 10 }, (_, one) => reset({ idNumber, code }, `10.6.1.${one}`)),
  )
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('LOG-08 of those who ask at once one code is sent, and in a day no more than ten', async () => {
  const { idNumber } = named('何建国')
  const count = async () => {
    const { rows } = await application.owner.query<{ n: number }>(
      'select count(*)::int as n from phone_codes c join persons p on p.id = c.person_id where p.name = $1',
      ['何建国'],
    )
    return rows[0]?.n
  }
  await Promise.all(Array.from({ length: 8 }, () => askCode(idNumber)))
  expect(await count()).toBe(1)
  for (let one = 0; one < 14; one += 1) {
    application.clock.advance(61_000)
    await askCode(idNumber)
  }
  expect(await count()).toBe(10)
  application.clock.advance(24 * 3600_000)
  await askCode(idNumber)
  expect(await count()).toBe(11)
})

test('LOG-07, LOG-03 a password that was changed while it was judged opens nothing, and is not put back', async () => {
  const { idNumber, password, name } = named('张伟明')
  const { hasher } = application.deps
  const other = await hasher.hash('somebody-has-reset-it-1')
  const { visitor } = await signInCandidate(application, { idNumber, password })
  const account = 'person_id = (select id from persons where name = $1)'
  const stored = async () =>
    (await application.owner.query(`select password_hash from candidate_accounts where ${account}`, [name]))
      .rows[0].password_hash
  const before = await stored()
  const verify: typeof hasher.verify = async (hash, given) => {
    const { ok } = await hasher.verify(hash, given)
    await application.owner.query(`update candidate_accounts set password_hash = $2 where ${account}`, [
      name,
      other,
    ])
    return { ok, needsRehash: true }
  }
  application.deps.hasher = { ...hasher, verify, inPlace: (work) => work({ ...hasher, verify }) }
  const late = await signInCandidate(application, { idNumber, password })
  expect(late.answer.body.code).toBe('sign_in_failed')
  expect(await stored()).toBe(other)
  await application.owner.query(`update candidate_accounts set password_hash = $2 where ${account}`, [
    name,
    before,
  ])
  const body = { currentPassword: password, newPassword: PASSWORD }
  expect((await visitor.call('POST', '/api/portal/password', { body })).body.code).toBe('stale')
  application.deps.hasher = hasher
  expect(await stored()).toBe(other)
})
