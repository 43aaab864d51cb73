import { expect, test } from 'vitest'
import { PERSONAS } from '#modules/demonstration/public.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, solveCaptcha, visit } from '#tests/support/visitor.ts'
import { digestHandedCode } from './reset-password.ts'

const application = startApplication()
const HANDED = 'ABCD-EFGH-JKLM'

function named(name: string) {
  const persona = PERSONAS.find((one) => one.name === name)
  if (!persona) throw new Error(`no persona ${name}`)
  return { ...persona, password: persona.password ?? '' }
}

/** Hands over a code as staff do when they grant a request; it is valid for a day. */
async function handOver(name: string): Promise<void> {
  const { owner, deps } = application
  const { rows } = await owner.query<{ id: string }>('select id from persons where name = $1', [name])
  const personId = rows[0]?.id ?? ''
  await owner.query(
    `insert into recovery_requests (id, person_id, claimed_name, ticket_no, contact_cipher, explanation_cipher, state, created_at,
       checked_by, decided_by, decided_at, code_digest, code_expires_at)
     select gen_random_uuid(), $1, $2, '', '\\x00', '\\x00', 'granted', $3, c.id, s.id, $3, $4, $3::timestamptz + interval '1 day'
     from staff s, staff c where s.username = 'record1' and c.username = 'record2'`,
    [personId, name, deps.clock.now(), digestHandedCode(deps, personId, HANDED)],
  )
}

async function askForSms(idNumber: string): Promise<string> {
  application.clock.advance(1_000)
  const visitor = visit(application)
  const captcha = await solveCaptcha(visitor, 'recovery')
  await visitor.call('POST', '/api/portal/recovery/code', { body: { idNumber, captcha } })
  const { body } = await visitor.call('GET', '/api/demonstration')
  // The newest text may tell of what was done with the code before.
  const codes = (body.outbox as { text: string }[]).map(({ text }) => /\d{6}/.exec(text)?.[0])
  return codes.find((code) => code !== undefined) ?? ''
}

async function reset(idNumber: string, code: string, newPassword: string) {
  const visitor = visit(application)
  return visitor.call('POST', '/api/portal/recovery/reset', { body: { idNumber, code, newPassword } })
}

test('LOG-08 a code that was handed to somebody else, and one on the phone, end when the owner changes the password', async () => {
  const { idNumber, password, name } = named('郑凯')
  const { visitor } = await signInCandidate(application, { idNumber, password })
  await handOver(name)
  const sms = await askForSms(idNumber)
  const change = { currentPassword: password, newPassword: 'he-ping-fan-dian-41' }
  expect((await visitor.call('POST', '/api/portal/password', { body: change })).status).toBe(200)
  for (const code of [HANDED, sms])
    expect((await reset(idNumber, code, 'wai-bai-du-qiao-55')).body.code).toBe('code_wrong')
})

test('LOG-08 so they do when it is reset by the other of the two', async () => {
  const { idNumber, name } = named('吴倩')
  await handOver(name)
  const sms = await askForSms(idNumber)
  expect((await reset(idNumber, sms, 'he-ping-fan-dian-42')).status).toBe(200)
  expect((await reset(idNumber, HANDED, 'wai-bai-du-qiao-56')).body.code).toBe('code_wrong')
  await handOver(name)
  const again = await askForSms(idNumber)
  expect((await reset(idNumber, HANDED, 'he-ping-fan-dian-43')).status).toBe(200)
  expect((await reset(idNumber, again, 'wai-bai-du-qiao-57')).body.code).toBe('code_wrong')
})

test('LOG-08, LOG-02 where no text can be sent, nobody is told that one was', async () => {
  const { idNumber } = named('郑凯')
  Object.assign(application.deps, { canText: false })
  const ask = async (number: string) => {
    const visitor = visit(application)
    const captcha = await solveCaptcha(visitor, 'recovery')
    return visitor.call('POST', '/api/portal/recovery/code', { body: { idNumber: number, captcha } })
  }
  const replies = [await ask(idNumber), await ask('110101199003074514')]
  expect(replies.map(({ body }) => body.code)).toEqual(['sms_unavailable', 'sms_unavailable'])
  const { name, idNumber: fresh } =
    PERSONAS.find(({ password }) => password === undefined) ?? PERSONAS[0] ?? named('')
  await application.owner.query('update persons set phone_cipher = $2 where name = $1', [
    name,
    application.deps.cipher.seal('person.phone', '13800000000'),
  ])
  const { visitor } = await signInCandidate(application, { idNumber: fresh })
  expect((await visitor.call('GET', '/api/portal/session')).body).toMatchObject({
    stage: 'activation',
    hasPhone: false,
  })
  expect((await visitor.call('POST', '/api/portal/activation/code')).body.code).toBe('sms_unavailable')
  Object.assign(application.deps, { canText: true })
})
