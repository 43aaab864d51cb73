import { expect, test } from 'vitest'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
const PASSWORD = 'Wu-Kang-Lu-1921'

async function withPassword(): Promise<Candidate> {
  const { owner, deps } = application
  const candidate = await given.candidate().enter()
  await owner.query(
    'update candidate_accounts set password_hash = $2, password_set_at = now() where person_id = $1',
    [candidate.personId, await deps.hasher.hash(PASSWORD)],
  )
  return candidate
}

async function newest(personId: string): Promise<{ phone: string; text: string }[]> {
  const { rows } = await application.owner.query<{ phone_cipher: Buffer; body_cipher: Buffer }>(
    'select phone_cipher, body_cipher from sms_outbox where person_id = $1 order by created_at desc, id desc',
    [personId],
  )
  const { cipher } = application.deps
  return rows.map((row) => ({
    phone: cipher.open('person.phone', row.phone_cipher),
    text: cipher.open('sms.body', row.body_cipher),
  }))
}

const ask = (candidate: Candidate, phone: string, currentPassword = PASSWORD) =>
  candidate.call('POST', '/api/portal/person/phone/code', { body: { phone, currentPassword } })
const confirm = (candidate: Candidate, code: string) =>
  candidate.call('PUT', '/api/portal/person/phone', { body: { code } })
const codeOf = async (candidate: Candidate) =>
  /\d{6}/.exec((await newest(candidate.personId))[0]?.text ?? '')?.[0] ?? ''
const record = async (candidate: Candidate) => (await candidate.call('GET', '/api/portal/person')).body

test('PRF-01 contact data change at once, are sealed, and an empty field is no longer on record', async () => {
  const candidate = await given.candidate().enter()
  const contact = {
    address: '上海市杨浦区国定路777号',
    postcode: '２００４３３',
    email: '13812345678@163.com',
  }
  const path = '/api/portal/person/contact'
  expect((await candidate.call('PUT', path, { body: contact })).status).toBe(200)
  expect(await record(candidate)).toMatchObject({ ...contact, postcode: '200433' })
  const { rows } = await application.owner.query<{ row: string }>(
    'select p::text as row from persons p where id = $1',
    [candidate.personId],
  )
  expect(rows[0]?.row).not.toMatch(/国定路|13812345678/)
  expect((await candidate.call('PUT', path, { body: { email: '' } })).status).toBe(200)
  expect(Object.keys(await record(candidate))).not.toContain('address')
  expect(Object.keys(await record(candidate))).not.toContain('email')
})

test('PRF-01, TRL-01 the trail says which contact data changed and which were cleared, and nothing where nothing did', async () => {
  const candidate = await given.candidate().enter()
  const all = { address: '上海市杨浦区国定路777号', postcode: '200433', email: '13812345678@163.com' }
  const { postcode } = all
  for (const body of [
    all,
    { ...all, email: '' },
    { ...all, email: '' },
    { postcode, address: '上海市杨浦区邯郸路220号' },
    {},
  ]) {
    application.clock.advance(1_000)
    expect((await candidate.call('PUT', '/api/portal/person/contact', { body })).status).toBe(200)
  }
  const { rows } = await application.owner.query(
    "select new_value from audit_entries where person_id = $1 and action = 'person.change_contact' order by at",
    [candidate.personId],
  )
  expect(rows.map((row) => row.new_value)).toEqual([
    { fields: ['email', 'address', 'postcode'] },
    { cleared: ['email'] },
    { fields: ['address'] },
    { cleared: ['address', 'postcode'] },
  ])
})

test('PRF-01 every wrong field is named at once, and nothing is changed', async () => {
  const candidate = await given.candidate().enter()
  const body = { address: '上海', postcode: '20043', email: 'zhang' }
  const refused = await candidate.call('PUT', '/api/portal/person/contact', { body })
  expect(refused.status).toBe(400)
  expect((refused.body.problems as { field: string }[]).map(({ field }) => field)).toEqual([
    'email',
    'address',
    'postcode',
  ])
  expect(Object.keys(await record(candidate))).not.toContain('postcode')
})

test('PRF-01, TRL-01 the trail says from which number to which, as far as it may', async () => {
  const candidate = await withPassword()
  for (const phone of ['13800138000', '19912345678']) {
    application.clock.advance(61_000)
    await ask(candidate, phone)
    expect((await confirm(candidate, await codeOf(candidate))).status).toBe(200)
  }
  const { rows } = await application.owner.query(
    `select old_value, new_value from audit_entries
     where person_id = $1 and action = 'person.change_phone' order by at`,
    [candidate.personId],
  )
  expect(rows.map((row) => row.new_value)).toEqual([{ phone: '138****8000' }, { phone: '199****5678' }])
  expect(rows[1]?.old_value).toEqual({ phone: '138****8000' })
})

test('PRF-01 the phone changes for the password and the code sent to the new one; the old one is told', async () => {
  const candidate = await withPassword()
  expect((await ask(candidate, '138 0013 8000')).status).toBe(200)
  expect((await newest(candidate.personId))[0]?.phone).toBe('13800138000')
  expect((await confirm(candidate, await codeOf(candidate))).status).toBe(200)
  expect(await record(candidate)).toMatchObject({ phoneMasked: '138****8000' })

  application.clock.advance(61_000)
  expect((await ask(candidate, '19912345678')).status).toBe(200)
  const second = await codeOf(candidate)
  application.clock.advance(1_000)
  expect((await confirm(candidate, second)).status).toBe(200)
  const [last] = await newest(candidate.personId)
  expect(last).toMatchObject({ phone: '13800138000', text: expect.stringContaining('199****5678') })
  const { body } = await candidate.call('GET', '/api/portal/messages')
  expect((body.messages as { title: string }[])[0]?.title).toBe('您的手机号码已更换')
})

test('PRF-01 without the password no code is sent, and wrong passwords lock as they do elsewhere', async () => {
  const candidate = await withPassword()
  const codes: unknown[] = []
  for (let round = 0; round < 6; round += 1)
    codes.push((await ask(candidate, '13800138000', 'Wu-Kang-Lu-1922')).body.code)
  expect(new Set(codes)).toEqual(new Set(['password_wrong', 'sign_in_locked']))
  expect((await ask(candidate, '13800138000')).body.code).toBe('sign_in_locked')
  expect(await newest(candidate.personId)).toEqual([])
})

test('LOG-05 whoever has a session that is not theirs guesses its password no oftener from many networks than from one', async () => {
  const candidate = await withPassword()
  const body = { currentPassword: 'Wu-Kang-Lu-1922', newPassword: 'Su-Zhou-He-1937' }
  const guess = (network: number) =>
    candidate.call('POST', '/api/portal/password', { body, address: `10.77.${network}.1` })
  const codes: unknown[] = []
  for (let network = 0; network < 8; network += 1) codes.push((await guess(network)).body.code)
  expect(codes).toEqual([...Array(5).fill('password_wrong'), ...Array(3).fill('sign_in_locked')])
})

test('PRF-01 a number to which no code can be sent is refused before anything is counted', async () => {
  const candidate = await withPassword()
  const refused = await ask(candidate, '02165904000', 'wrong')
  expect(refused.body).toMatchObject({ code: 'input_invalid', problems: [{ field: 'phone' }] })
})

test('PRF-01 a code for another purpose, a wrong one and a used one change no phone', async () => {
  const candidate = await withPassword()
  await ask(candidate, '13800138000')
  const code = await codeOf(candidate)
  const wrong = code === '000000' ? '000001' : '000000'
  expect((await confirm(candidate, wrong)).body.code).toBe('code_wrong')
  await application.owner.query("update phone_codes set purpose = 'recovery' where person_id = $1", [
    candidate.personId,
  ])
  expect((await confirm(candidate, code)).body.code).toBe('code_wrong')
  await application.owner.query("update phone_codes set purpose = 'phone_change' where person_id = $1", [
    candidate.personId,
  ])
  expect((await confirm(candidate, code)).status).toBe(200)
  expect((await confirm(candidate, code)).body.code).toBe('code_wrong')
})

test('PRF-01 a code that is sent ten times at the same moment changes the phone once', async () => {
  const candidate = await withPassword()
  await ask(candidate, '13800138000')
  const code = await codeOf(candidate)
  const replies = await Promise.all(Array.from({ length: 10 }, () => confirm(candidate, code)))
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(replies.filter(({ body }) => body.code === 'code_wrong')).toHaveLength(9)
  const { rows } = await application.owner.query(
    "select count(*)::int as count from audit_entries where action = 'person.change_phone' and person_id = $1",
    [candidate.personId],
  )
  expect(rows[0]).toEqual({ count: 1 })
})

test('PRF-01 a code that waits on the old phone is worth nothing once the phone has changed', async () => {
  const candidate = await withPassword()
  await ask(candidate, '13800138000')
  const code = await codeOf(candidate)
  await application.owner.query(
    `insert into phone_codes (id, person_id, purpose, code_digest, tries_left, created_at, expires_at)
     values (gen_random_uuid(), $1, 'recovery', '\\x00', 5, $2, $2::timestamptz + interval '10 minutes')`,
    [candidate.personId, application.deps.clock.now()],
  )
  expect((await confirm(candidate, code)).status).toBe(200)
  const { rows } = await application.owner.query(
    "select tries_left from phone_codes where person_id = $1 and purpose = 'recovery'",
    [candidate.personId],
  )
  expect(rows).toEqual([{ tries_left: 0 }])
})

test('PRF-01 a code that was sent is known to every page until it was used, typed wrongly too often, or has expired', async () => {
  const candidate = await withPassword()
  const sent = async () => (await candidate.call('GET', '/api/portal/person/phone/code')).body
  expect(await sent()).toEqual({})
  await ask(candidate, '13800138000')
  const until = new Date(application.clock.now().getTime() + 10 * 60_000).toISOString()
  expect(await sent()).toEqual({ sent: { phoneMasked: '138****8000', until } })
  const other = await given.candidate().enter()
  expect((await other.call('GET', '/api/portal/person/phone/code')).body).toEqual({})
  expect((await confirm(candidate, await codeOf(candidate))).status).toBe(200)
  expect(await sent()).toEqual({})

  application.clock.advance(61_000)
  await ask(candidate, '19912345678')
  const wrong = (await codeOf(candidate)) === '000000' ? '000001' : '000000'
  for (let round = 0; round < 5; round += 1) {
    expect(await sent()).toMatchObject({ sent: { phoneMasked: '199****5678' } })
    await confirm(candidate, wrong)
  }
  expect(await sent()).toEqual({})

  application.clock.advance(61_000)
  await ask(candidate, '19912345678')
  application.clock.advance(10 * 60_000)
  expect(await sent()).toEqual({})
})
