import { expect, test } from 'vitest'
import { PERSONAS } from '#modules/demonstration/public.ts'
import { withChecksum } from '#rulebook/identity/id-number.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, signInStaff, solveCaptcha, visit } from '#tests/support/visitor.ts'

const application = startApplication({ per: 'test' })
const idNumber = PERSONAS.find(({ name }) => name === '李晓芳')?.idNumber ?? ''
const newPassword = 'yu-yuan-lu-ge-zi-38'
const DAY_MS = 24 * 3600_000

async function window(fromDays: number, toDays: number) {
  const at = (days: number) => new Date(application.clock.now().getTime() + days * DAY_MS)
  await application.owner.query('delete from activation_windows')
  await application.owner.query(
    "insert into activation_windows (round, period, source) values ('测试', tstzrange($1, $2), '测试')",
    [at(fromDays), at(toDays)],
  )
}

async function ticketNo(): Promise<string> {
  const { rows } = await application.owner.query<{ ticket_no: string }>(
    "select ticket_no from tickets t join persons p on p.id = t.person_id where p.name = '李晓芳'",
  )
  return rows[0]?.ticket_no ?? ''
}

const trySignIn = async (number: string, password?: string) => {
  const { answer } = await signInCandidate(application, {
    idNumber: number,
    ...(password === undefined ? {} : { password }),
  })
  return answer.body.stage ?? answer.body.code
}

test('LOG-02 the initial password opens an activation from the opening on and up to the closing, to the millisecond', async () => {
  await window(1, 2)
  application.clock.advance(DAY_MS - 1)
  expect(await trySignIn(idNumber)).toBe('activation_closed')
  application.clock.advance(1)
  expect(await trySignIn(idNumber)).toBe('activation')
  application.clock.advance(DAY_MS - 1)
  expect(await trySignIn(idNumber)).toBe('activation')
  application.clock.advance(1)
  expect(await trySignIn(idNumber)).toBe('activation_closed')
})

test('LOG-02 outside the window an unknown number, one with a password of its own and one without get the same words', async () => {
  await window(-2, -1)
  const own = PERSONAS.find(({ name }) => name === '张伟明')
  for (const number of [idNumber, own?.idNumber ?? '', withChecksum('31010119900101001')])
    expect(await trySignIn(number)).toBe('activation_closed')
  expect(await trySignIn(own?.idNumber ?? '', own?.password ?? '')).toBe('ready')
})

test('LOG-02 an activation that was begun in the window ends with it', async () => {
  await window(-2, 1)
  application.clock.advance(DAY_MS - 60_000)
  const { visitor } = await signInCandidate(application, { idNumber })
  application.clock.advance(60_000)
  const body = { proof: { kind: 'ticket', value: await ticketNo() }, newPassword }
  expect((await visitor.call('POST', '/api/portal/activation', { body })).body.code).toBe('activation_closed')
})

test('LOG-09 nobody is stranded: who comes after the window sets a password by a code to the phone', async () => {
  await window(-2, -1)
  const visitor = visit(application)
  const asked = { idNumber, captcha: await solveCaptcha(visitor, 'recovery') }
  expect((await visitor.call('POST', '/api/portal/recovery/code', { body: asked })).status).toBe(200)
  const { outbox } = (await visitor.call('GET', '/api/demonstration')).body as { outbox: { text: string }[] }
  const code = /\d{6}/.exec(outbox[0]?.text ?? '')?.[0]
  const body = { idNumber, code, newPassword }
  expect((await visitor.call('POST', '/api/portal/recovery/reset', { body })).status).toBe(200)
  expect(await trySignIn(idNumber, newPassword)).toBe('ready')
})

test('LOG-09 nobody is stranded: without a phone, officers hand a code over after checking the evidence', async () => {
  await window(-2, -1)
  await application.owner.query("update persons set phone_cipher = null where name = '李晓芳'")
  const visitor = visit(application)
  const request = {
    ...{ idNumber, name: '李晓芳', ticketNo: await ticketNo(), contact: '13800000000' },
    ...{
      explanation: '错过了账号启用时间，带着身份证来办理',
      captcha: await solveCaptcha(visitor, 'recovery'),
    },
  }
  expect((await visitor.call('POST', '/api/portal/recovery/requests', { body: request })).status).toBe(200)
  const officer = await signInStaff(application, 'record1')
  const { requests } = (await officer.call('GET', '/api/office/recovery-requests')).body as {
    requests: { id: string; claimedName: string }[]
  }
  const id = requests.find(({ claimedName }) => claimedName === '李晓芳')?.id
  const path = `/api/office/recovery-requests/${id}/decision`
  const check = { decision: 'grant', seen: 'open', note: '核对了身份证原件' }
  expect((await officer.call('POST', path, { body: check })).status).toBe(200)
  const second = await signInStaff(application, 'record2')
  const decided = await second.call('POST', path, { body: { ...check, seen: 'checked' } })
  const body = { idNumber, code: decided.body.code, newPassword }
  expect((await visitor.call('POST', '/api/portal/recovery/reset', { body })).status).toBe(200)
  expect(await trySignIn(idNumber, newPassword)).toBe('ready')
})
