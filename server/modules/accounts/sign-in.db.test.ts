import { createHash } from 'node:crypto'
import { hash as argon2 } from '@node-rs/argon2'
import { hash as bcrypt } from '@node-rs/bcrypt'
import { describe, expect, test } from 'vitest'
import { PERSONAS } from '#modules/demonstration/public.ts'
import type { Pace } from '#platform/pace/pace.ts'
import { RemotePasswordsAway } from '#platform/passwords/remote-passwords.ts'
import { toEighteen } from '#rulebook/identity/legacy-number.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, solveCaptcha, visit } from '#tests/support/visitor.ts'

const application = startApplication({ per: 'test' })
const named = (name: string) => {
  const persona = PERSONAS.find((one) => one.name === name)
  if (!persona) throw new Error(`no persona ${name}`)
  return persona
}
const zhang = named('张伟明')
const initial = named('李晓芳')

test('LOG-01 signs in with number, password and captcha; a typed x and spaces do not matter', async () => {
  const long = PERSONAS.find(({ idNumber }) => idNumber.endsWith('X'))
  const { answer } = await signInCandidate(application, {
    idNumber: ` ${long?.idNumber.toLowerCase()} `,
    password: long?.password ?? '',
  })
  expect(answer.status).toBe(200)
  expect(answer.body).toEqual({ stage: 'ready' })
  expect(String(answer.headers['set-cookie'])).toMatch(
    /^kaoji-portal=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
  )
})

test('LOG-01 a legacy number of fifteen digits still signs in, and so does its form of eighteen', async () => {
  const old = named('钱国强')
  const eighteen = toEighteen(old.idNumber) ?? ''
  expect(eighteen).toHaveLength(18)
  const today = await signInCandidate(application, { idNumber: eighteen, password: old.password ?? '' })
  expect(today.answer.status).toBe(200)
  const { answer } = await signInCandidate(application, {
    idNumber: old.idNumber,
    password: old.password ?? '',
  })
  expect(answer.status).toBe(200)
})

describe('LOG-02 the initial password', () => {
  test('LOG-02 opens an activation, in which nothing is shown', async () => {
    const { visitor, answer } = await signInCandidate(application, { idNumber: initial.idNumber })
    expect(answer.body).toEqual({ stage: 'activation' })
    const session = await visitor.call('GET', '/api/portal/session')
    expect(Object.keys(session.body).sort()).toEqual(['hasPhone', 'idleSeconds', 'stage'])
    for (const contract of application.app.mounted) {
      if (contract.access.actor !== 'candidate') continue
      const path = contract.path.replace(':id', '01890000-0000-7000-8000-000000000000')
      const reply = await visitor.call(contract.method, path)
      expect([contract.id, reply.status]).toEqual([contract.id, 401])
    }
  })

  test('LOG-02 is replaced only with a second proof, and then opens nothing any more', async () => {
    const person = named('孙丽华')
    const { visitor } = await signInCandidate(application, {
      idNumber: person.idNumber,
      password: person.password ?? '',
    })
    expect((await visitor.call('GET', '/api/portal/session')).body.stage).toBe('ready')

    const { visitor: fresh } = await signInCandidate(application, { idNumber: initial.idNumber })
    const newPassword = 'yu-yuan-lu-ge-zi-38'
    const wrong = { proof: { kind: 'ticket', value: '999999999999' }, newPassword }
    expect((await fresh.call('POST', '/api/portal/activation', { body: wrong })).body.code).toBe(
      'second_proof_wrong',
    )
    const { rows } = await application.owner.query(
      `select ticket_no from tickets t join persons p on p.id = t.person_id where p.name = $1`,
      [initial.name],
    )
    const weak = {
      proof: { kind: 'ticket', value: rows[0].ticket_no },
      newPassword: initial.idNumber.slice(-8),
    }
    expect((await fresh.call('POST', '/api/portal/activation', { body: weak })).body.code).toBe(
      'password_weak',
    )
    const right = { proof: { kind: 'ticket', value: rows[0].ticket_no }, newPassword }
    expect((await fresh.call('POST', '/api/portal/activation', { body: right })).status).toBe(200)
    expect((await fresh.call('GET', '/api/portal/scores')).status).toBe(200)

    expect((await signInCandidate(application, { idNumber: initial.idNumber })).answer.body.code).toBe(
      'sign_in_failed',
    )
    const own = await signInCandidate(application, { idNumber: initial.idNumber, password: newPassword })
    expect(own.answer.body).toEqual({ stage: 'ready' })
  })

  test('LOG-02 unknown number and wrong password get the same answer, but for its reference', async () => {
    const unknown = await signInCandidate(application, {
      idNumber: '310101199001011238',
      password: 'x'.repeat(12),
    })
    const wrong = await signInCandidate(application, { idNumber: zhang.idNumber, password: 'x'.repeat(12) })
    const shape = ({ answer }: typeof wrong) => ({ ...answer.body, reference: '' })
    expect(unknown.answer.status).toBe(401)
    expect(shape(unknown)).toEqual(shape(wrong))
  })
})

describe('LOG-03 hashes of the registration platform', () => {
  const password = 'old-platform-pass'
  const salt = '00112233445566778899aabbccddeeff'
  const digest = createHash('sha256').update(Buffer.from(salt, 'hex')).update(password).digest('hex')
  const weakArgon = { memoryCost: 4096, timeCost: 1, parallelism: 1 }
  test.each([
    ['bcrypt', () => bcrypt(password, 4)],
    ['sha256', async () => `sha256$${salt}$${digest}`],
    ['argon2id with other parameters', () => argon2(password, weakArgon)],
  ])('LOG-03 %s signs in, and is replaced by argon2id at the first sign-in', async (_format, make) => {
    const { idNumber, name } = named('赵敏')
    const account = 'person_id = (select id from persons where name = $1)'
    await application.owner.query(`update candidate_accounts set password_hash = $2 where ${account}`, [
      name,
      await make(),
    ])
    const wrong = await signInCandidate(application, { idNumber, password: `${password}!` })
    expect(wrong.answer.body.code).toBe('sign_in_failed')
    expect((await signInCandidate(application, { idNumber, password })).answer.status).toBe(200)
    const { rows } = await application.owner.query(
      `select password_hash from candidate_accounts where ${account}`,
      [name],
    )
    expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect((await signInCandidate(application, { idNumber, password })).answer.status).toBe(200)
  })
})

describe('LOG-02, LOG-03 the initial password of the other platform', () => {
  const come = async (name: string, hash: string | null) => {
    const account = 'person_id = (select id from persons where name = $1)'
    await application.owner.query(
      `update candidate_accounts set password_hash = $2, password_set_at = now() where ${account}`,
      [name, hash],
    )
  }
  test('LOG-02 came with a hash of it: it opens an activation only, after which the hash opens nothing', async () => {
    const { idNumber, name } = named('赵敏')
    const initialPassword = idNumber.slice(-6)
    await come(name, await bcrypt(initialPassword, 4))
    for (let time = 0; time < 2; time += 1) {
      const { visitor, answer } = await signInCandidate(application, { idNumber, password: initialPassword })
      expect(answer.body).toEqual({ stage: 'activation' })
      expect((await visitor.call('GET', '/api/portal/person')).status).toBe(401)
    }
    const { rows } = await application.owner.query(
      'select password_hash from candidate_accounts a join persons p on p.id = a.person_id where p.name = $1',
      [name],
    )
    expect(rows).toEqual([{ password_hash: null }])
  })

  test('LOG-02 is that of either form of an old number, whether recorded as fifteen digits or typed as eighteen', async () => {
    const { idNumber, name } = named('钱国强')
    const eighteen = toEighteen(idNumber) ?? ''
    for (const [typed, password] of [
      [eighteen, eighteen.slice(-6)],
      [idNumber, eighteen.slice(-6)],
      [eighteen, idNumber.slice(-6)],
    ] as const) {
      await come(name, await bcrypt(password, 4))
      const { answer } = await signInCandidate(application, { idNumber: typed, password })
      expect(answer.body).toEqual({ stage: 'activation' })
    }
  })
})

test('LOG-03 of two sign-ins at one moment both open, though the first replaces the hash that was brought along', async () => {
  const { idNumber, name } = named('何建国')
  await application.owner.query(
    'update candidate_accounts set password_hash = $2, password_set_at = now() where person_id = (select id from persons where name = $1)',
    [name, await bcrypt('their-password-91', 4)],
  )
  const answers = await Promise.all(
    ['203.0.113.81', '203.0.113.82', '203.0.113.83'].map((address) =>
      signInCandidate(application, { idNumber, password: 'their-password-91', address }),
    ),
  )
  expect(answers.map(({ answer }) => answer.status)).toEqual([200, 200, 200])
})

describe('LOG-03 the registration platform itself', () => {
  const asked: string[] = []
  let paced = 0
  const pace: Pace = {
    refusals: (work) => work(),
    refusalsInLine: (work) =>
      work(() => undefined).catch((error: unknown) => {
        paced += 1
        throw error
      }),
    always: (work) => work(),
  }
  const platform = {
    isRight: async ({ name, password }: { name: string; password: string }) => {
      asked.push(name)
      if (password === 'away') throw new RemotePasswordsAway('test')
      return password === 'their-password'
    },
  }
  const whileAsking = async (work: () => Promise<void>) => {
    asked.length = 0
    paced = 0
    const held = application.deps.pace
    Object.assign(application.deps, { remotePasswords: platform, pace })
    await work().finally(() => {
      Object.assign(application.deps, { remotePasswords: undefined, pace: held })
    })
  }
  const sign = (idNumber: string, password: string) =>
    signInCandidate(application, { idNumber, password, address: '203.0.113.77' })
  const nobody = '110101199003074514'

  test('LOG-03 is asked for who has no password here, but not for the initial one, and its first yes takes over', () =>
    whileAsking(async () => {
      const { idNumber, name } = named('何建国')
      await application.owner.query(
        'update candidate_accounts set password_hash = null, password_set_at = null where person_id = (select id from persons where name = $1)',
        [name],
      )
      expect((await signInCandidate(application, { idNumber })).answer.body).toMatchObject({
        stage: 'activation',
      })
      expect(asked).toEqual([])
      expect((await sign(idNumber, 'wrong-password')).answer.body.code).toBe('sign_in_failed')
      expect((await sign(idNumber, 'their-password')).answer.body).toMatchObject({ stage: 'ready' })
      expect(asked).toEqual([idNumber, idNumber])
      expect((await sign(idNumber, 'their-password')).answer.status).toBe(200)
      expect(asked).toHaveLength(2)
    }))

  test('LOG-03 an unknown number is asked for too, and its yes opens nothing', () =>
    whileAsking(async () => {
      const { answer } = await sign(nobody, 'their-password')
      expect([answer.status, answer.body.code, asked]).toEqual([401, 'sign_in_failed', [nobody]])
      expect(paced).toBe(1)
    }))

  test('LOG-03 whose own password was wrong waits as long as who was asked for', () =>
    whileAsking(async () => {
      expect((await sign(zhang.idNumber, 'wrong-password')).answer.status).toBe(401)
      expect([asked, paced]).toEqual([[], 1])
    }))

  test('LOG-03 a platform that is away refuses in words, counts no failure, and stops nobody else', () =>
    whileAsking(async () => {
      for (let time = 0; time < 8; time += 1) {
        const { answer } = await sign(nobody, 'away')
        expect([answer.status, answer.body.code]).toEqual([503, 'registration_away'])
      }
      expect((await sign(zhang.idNumber, zhang.password ?? '')).answer.status).toBe(200)
    }))
})

describe('LOG-04 the captcha', () => {
  test('LOG-04 counts once, also for fifty at the same time', async () => {
    const visitor = visit(application)
    const captcha = await solveCaptcha(visitor)
    const body = { idNumber: zhang.idNumber, password: zhang.password, captcha }
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => visit(application).call('POST', '/api/portal/sign-in', { body })),
    )
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.filter(({ body: reply }) => reply.code === 'captcha_wrong')).toHaveLength(49)
  })

  test('LOG-04 is case-insensitive, expires, and a wrong answer uses it up', async () => {
    const visitor = visit(application)
    const sign = (captcha: unknown) =>
      visitor.call('POST', '/api/portal/sign-in', {
        body: { idNumber: zhang.idNumber, password: zhang.password, captcha },
      })
    const lower = await solveCaptcha(visitor)
    expect((await sign({ ...lower, answer: lower.answer.toLowerCase() })).status).toBe(200)
    const late = await solveCaptcha(visitor)
    application.clock.advance(181_000)
    expect((await sign(late)).body.code).toBe('captcha_wrong')
    const spoilt = await solveCaptcha(visitor)
    expect((await sign({ ...spoilt, answer: '???' })).body.code).toBe('captcha_wrong')
    expect((await sign(spoilt)).body.code).toBe('captcha_wrong')
  })

  test('LOG-04 has a non-visual alternative: work done by the browser', async () => {
    const { solveWork } = await import('#rulebook/proof-of-work.ts')
    const visitor = visit(application)
    const { body } = await visitor.call('POST', '/api/captchas/work', { body: { purpose: 'sign_in' } })
    const counter = await solveWork({ salt: String(body.salt), bits: Number(body.bits) })
    const captcha = { id: body.id, answer: String(counter) }
    const sign = () =>
      visitor.call('POST', '/api/portal/sign-in', {
        body: { idNumber: zhang.idNumber, password: zhang.password, captcha },
      })
    expect((await sign()).status).toBe(200)
    expect((await sign()).body.code).toBe('captcha_wrong')
  })
})

describe('LOG-05 failures', () => {
  test('LOG-05 five lock the account at that address, with the time to wait; the owner elsewhere is not locked out', async () => {
    const person = named('周涛')
    const attack = (password = 'wrong-password') =>
      signInCandidate(application, { idNumber: person.idNumber, password, address: '10.9.9.9' })
    for (let round = 0; round < 5; round += 1)
      expect((await attack()).answer.body.code).toBe('sign_in_failed')
    const locked = (await attack(person.password)).answer
    expect(locked.body.code).toBe('sign_in_locked')
    expect(locked.body.text).toContain('10 分钟后')
    expect(locked.headers['retry-after']).toBe('600')
    const owner = await signInCandidate(application, {
      idNumber: person.idNumber,
      password: person.password ?? '',
      address: '10.1.1.1',
    })
    expect(owner.answer.status).toBe(200)
    application.clock.advance(10 * 60_000)
    expect((await attack(person.password)).answer.status).toBe(200)
  })

  test('LOG-05 an address that tries many accounts is locked as a whole', async () => {
    const tries = Array.from({ length: 40 }, (_, order) => `31010119900101${String(1000 + order)}`)
    for (const idNumber of tries)
      await signInCandidate(application, { idNumber, password: 'x', address: '10.8.8.8' })
    const next = await signInCandidate(application, {
      idNumber: zhang.idNumber,
      password: zhang.password ?? '',
      address: '10.8.8.8',
    })
    expect(next.answer.body.code).toBe('sign_in_locked')
  })
})

describe('LOG-07 sessions', () => {
  test('LOG-07 end after thirty idle minutes and not a second earlier, and after eight hours in all', async () => {
    const { visitor } = await signInCandidate(application, {
      idNumber: zhang.idNumber,
      password: zhang.password ?? '',
    })
    application.clock.advance(30 * 60_000 - 1000)
    expect((await visitor.call('GET', '/api/portal/scores')).status).toBe(200)
    for (let half = 0; half < 15; half += 1) {
      application.clock.advance(29 * 60_000)
      expect((await visitor.call('GET', '/api/portal/person')).status).toBe(200)
    }
    const told = 8 * 3600 - 30 * 60 + 1 - 15 * 29 * 60
    expect((await visitor.call('GET', '/api/portal/session')).body.endsInSeconds).toBe(told)
    application.clock.advance(29 * 60_000)
    expect((await visitor.call('GET', '/api/portal/person')).body.code).toBe('not_signed_in')
  })

  test('LOG-07 signing out ends the session at once; the list of own sign-ins tells of it', async () => {
    const { visitor } = await signInCandidate(application, {
      idNumber: zhang.idNumber,
      password: zhang.password ?? '',
    })
    const stolen = visitor.cookie()
    application.clock.advance(1000)
    expect((await visitor.call('POST', '/api/portal/sign-out')).status).toBe(200)
    const replay = await visit(application).call('GET', '/api/portal/person', { headers: { cookie: stolen } })
    expect(replay.status).toBe(401)
    application.clock.advance(1000)
    const { visitor: again } = await signInCandidate(application, {
      idNumber: zhang.idNumber,
      password: zhang.password ?? '',
    })
    const { body } = await again.call('GET', '/api/portal/sign-ins')
    const outcomes = (body.signIns as { outcome: string }[]).map(({ outcome }) => outcome)
    expect(outcomes.slice(0, 2)).toEqual(['signed_in', 'signed_out'])
  })

  test('LOG-07 a changed password needs the current one and ends the other sessions', async () => {
    const person = named('吴倩')
    const mine = await signInCandidate(application, {
      idNumber: person.idNumber,
      password: person.password ?? '',
    })
    const other = await signInCandidate(application, {
      idNumber: person.idNumber,
      password: person.password ?? '',
    })
    const change = (currentPassword: string) =>
      mine.visitor.call('POST', '/api/portal/password', {
        body: { currentPassword, newPassword: 'suzhou-he-de-qiao-9' },
      })
    expect((await change('not-it')).body.code).toBe('password_wrong')
    const body = { currentPassword: person.password, newPassword: person.password }
    const same = await mine.visitor.call('POST', '/api/portal/password', { body })
    expect(same.body.problems).toEqual([expect.objectContaining({ code: 'same_as_before' })])
    expect((await change(person.password ?? '')).status).toBe(200)
    expect((await mine.visitor.call('GET', '/api/portal/person')).status).toBe(200)
    await expect.poll(async () => (await other.visitor.call('GET', '/api/portal/person')).status).toBe(401)
  })
})

describe('LOG-08 lost password', () => {
  test('LOG-08 a code to the phone sets a new one; without an account the answer is the same', async () => {
    const person = named('郑凯')
    const visitor = visit(application)
    const ask = async (idNumber: string) =>
      visitor.call('POST', '/api/portal/recovery/code', {
        body: { idNumber, captcha: await solveCaptcha(visitor, 'recovery') },
      })
    expect((await ask('310101199001011238')).text).toBe((await ask(person.idNumber)).text)
    const { body } = await visitor.call('GET', '/api/demonstration')
    const [sms] = body.outbox as { text: string }[]
    const code = /\d{6}/.exec(sms?.text ?? '')?.[0]
    const reset = async (given: string | undefined) =>
      visitor.call('POST', '/api/portal/recovery/reset', {
        body: { idNumber: person.idNumber, code: given, newPassword: 'he-ping-fan-dian-41' },
      })
    expect((await reset('000000')).body.code).toBe('code_wrong')
    expect((await reset(code)).status).toBe(200)
    expect((await reset(code)).body.code).toBe('code_wrong')
    const { answer } = await signInCandidate(application, {
      idNumber: person.idNumber,
      password: 'he-ping-fan-dian-41',
    })
    expect(answer.status).toBe(200)
  })
})
