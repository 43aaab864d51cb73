import { beforeAll, expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { STAFF_PASSWORD, sampleTotpSecret } from '#modules/demonstration/public.ts'
import { currentTotp } from '#platform/totp/totp.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInStaff, solveCaptcha, type Visitor, visit } from '#tests/support/visitor.ts'
import { rescueAdministrator } from './rescue-administrator.ts'

const application = startApplication()
let security: Visitor

beforeAll(async () => {
  security = await signInStaff(application, 'security')
})

async function signIn(account: { username: string; password: string; code?: string }, address = '127.0.0.1') {
  const { username, password, code } = account
  const body = { username, password, ...(code ? { code } : {}) }
  const visitor = visit(application, address)
  const answer = await visitor.call('POST', '/api/office/sign-in', {
    body: { ...body, captcha: await solveCaptcha(visitor, 'office_sign_in') },
  })
  return { visitor, answer }
}

async function enrol(visitor: Visitor, newPassword: string) {
  const { body } = await visitor.call('POST', '/api/office/enrolment/secret')
  const code = currentTotp(String(body.secret), application.clock.now())
  return visitor.call('POST', '/api/office/enrolment', { body: { newPassword, code } })
}

async function create(username: string, role = 'auditor') {
  const { body } = await security.call('POST', '/api/office/staff', {
    body: { username, name: '新同事', roles: [{ role }] },
  })
  return { id: String(body.id), username, password: String(body.oneTimePassword) }
}

test('ACC-01 of two who hold the one-time password one enrols; the other session gives no credentials any more', async () => {
  const account = await create('twice')
  const [mine, theirs] = [await signIn(account), await signIn(account)]
  // Puts both sessions into this node's memory.
  for (const { visitor } of [mine, theirs]) await visitor.call('GET', '/api/office/session')
  const [first, second] = await Promise.all([
    enrol(mine.visitor, 'Su-Zhou-He-1937'),
    enrol(theirs.visitor, 'Huang-Pu-Jiang-1937'),
  ])
  expect([first.status, second.status].toSorted()).toEqual([200, 401])
  const { body } = await security.call('GET', '/api/office/staff')
  const made = (body.staff as { id: string; lastSignedInAt?: string }[]).find(({ id }) => id === account.id)
  expect(made?.lastSignedInAt).toBe(application.clock.now().toISOString())
  expect(
    (await enrol(first.status === 200 ? theirs.visitor : mine.visitor, 'Huang-Pu-Jiang-1938')).status,
  ).toBe(401)
})

test('ACC-01 an enrolment that was under way when the account was reset comes to nothing', async () => {
  const account = await create('late.one')
  const { visitor, answer } = await signIn(account)
  expect(answer.body.stage).toBe('enrolment')
  await visitor.call('GET', '/api/office/session')
  const state = (action: string) =>
    security.call('PUT', `/api/office/staff/${account.id}/state`, { body: { action } })
  expect((await state('reset')).status).toBe(200)
  expect((await enrol(visitor, 'Su-Zhou-He-1937')).status).toBe(401)
  const { rows } = await application.owner.query('select totp_cipher from staff where id = $1', [account.id])
  expect(rows[0].totp_cipher).toBeNull()
})

test('ACC-01 a disabled account is given no one-time password, which could open nothing; enabled first, it is', async () => {
  const account = await create('gone.for.now')
  const state = async (action: string) =>
    (await security.call('PUT', `/api/office/staff/${account.id}/state`, { body: { action } })).body
  expect(await state('disable')).toEqual({})
  expect((await state('reset')).code).toBe('staff_disabled')
  expect(await state('enable')).toEqual({})
  const password = String((await state('reset')).oneTimePassword)
  expect((await signIn({ ...account, password })).answer.body.stage).toBe('enrolment')
})

test('ACC-01 one code at the same moment on ten connections opens one session', async () => {
  application.clock.advance(60_000)
  const code = currentTotp(sampleTotpSecret('score1'), application.clock.now())
  const replies = await Promise.all(
    Array.from({ length: 10 }, (_, one) =>
      signIn({ username: 'score1', password: STAFF_PASSWORD, code }, `10.2.0.${one}`),
    ),
  )
  expect(replies.filter(({ answer }) => answer.status === 200)).toHaveLength(1)
})

test('ACC-01 whoever knows the password does not guess the code from a thousand addresses', async () => {
  application.clock.advance(60_000)
  const right = currentTotp(sampleTotpSecret('score2'), application.clock.now())
  const code = right === '000000' ? '000001' : '000000'
  const guess = async (one: number, given = code) =>
    (await signIn({ username: 'score2', password: STAFF_PASSWORD, code: given }, `10.2.1.${one}`)).answer.body
      .code
  for (let one = 0; one < 5; one += 1) expect(await guess(one)).toBe('totp_wrong')
  expect(await guess(5, right)).toBe('sign_in_locked')
  application.clock.advance(11 * 60_000)
  expect(await guess(6, currentTotp(sampleTotpSecret('score2'), application.clock.now()))).toBeUndefined()
})

test('ACC-01 of twenty codes at the same moment from twenty addresses no more than five are told to be wrong', async () => {
  application.clock.advance(60_000)
  const right = currentTotp(sampleTotpSecret('record1'), application.clock.now())
  const code = right === '000000' ? '000001' : '000000'
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, one) =>
      signIn({ username: 'record1', password: STAFF_PASSWORD, code }, `10.2.3.${one}`),
    ),
  )
  const codes = replies.map(({ answer }) => answer.body.code)
  expect(codes.filter((one) => one === 'totp_wrong').length).toBeLessThanOrEqual(5)
  expect(new Set(codes)).toEqual(new Set(['totp_wrong', 'sign_in_locked']))
})

test('ACC-01 a password that was reset while it was judged opens nothing', async () => {
  application.clock.advance(60_000)
  const { hasher } = application.deps
  const verify = async (hash: string, given: string) => {
    const verdict = await hasher.verify(hash, given)
    await application.owner.query("update staff set password_hash = 'gone' where username = 'record2'")
    return verdict
  }
  application.deps.hasher = { ...hasher, inPlace: (work) => work({ ...hasher, verify }) }
  const code = currentTotp(sampleTotpSecret('record2'), application.clock.now())
  const { answer } = await signIn({ username: 'record2', password: STAFF_PASSWORD, code })
  application.deps.hasher = hasher
  expect(answer.body.code).toBe('staff_sign_in_failed')
})

test('ACC-01 of twenty changes of one account’s roles at once, one stands alone: never two that exclude each other', async () => {
  const { id } = await create('torn')
  const roles = (one: number) => [{ role: one % 2 === 0 ? 'auditor' : 'system_administrator' }]
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, one) =>
      security.call('PUT', `/api/office/staff/${id}/roles`, { body: { roles: roles(one) } }),
    ),
  )
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
  const { rows } = await application.owner.query('select role from staff_roles where staff_id = $1', [id])
  expect(rows).toHaveLength(1)
})

test('ACC-01 a 安全管理员 whom nobody can reset enrols anew with the database at hand; nobody else does, and the trail says why', async () => {
  const reason = '唯一的安全管理员手机丢失'
  const rescue = (username: string) =>
    rescueAdministrator(application.deps, { deadline: deadlineIn(10_000) }, { username, reason })
  const other = await create('no.rescue')
  expect(await rescue(other.username)).toBeUndefined()
  expect(await rescue('nobody.at.all')).toBeUndefined()
  const lost = await create('lost.phone', 'security_administrator')
  const before = await signIn(lost)
  expect((await enrol(before.visitor, 'Huang-Pu-Jiang-1939')).status).toBe(200)
  expect((await before.visitor.call('GET', '/api/office/staff')).status).toBe(200)
  const made = await rescue(lost.username)
  // Nodes hear of it by the bus.
  await expect.poll(async () => (await before.visitor.call('GET', '/api/office/staff')).status).toBe(401)
  const { visitor } = await signIn({ username: lost.username, password: made?.oneTimePassword ?? '' })
  expect((await enrol(visitor, 'Huang-Pu-Jiang-1940')).status).toBe(200)
  const { rows } = await application.owner.query(
    "select actor_id, reason from audit_entries where actor_kind = 'system' and action = 'staff.reset'",
  )
  expect(rows).toEqual([{ actor_id: 'staff:rescue', reason }])
})

test('ACC-01, UX-05 a user name of another form is refused with the rule that it breaks, at its field', async () => {
  const problemsOf = async (path: string, body: object) =>
    (await security.call('POST', path, { body })).body.problems
  expect(
    await problemsOf('/api/office/staff', { username: '王-Li', name: '王丽', roles: [{ role: 'auditor' }] }),
  ).toEqual([
    {
      ...{ field: 'username', code: 'pattern' },
      text: '用户名应为 3 到 32 位小写字母、数字、点、横线或下划线，并以字母开头，例如 wang.li。',
    },
  ])
})
