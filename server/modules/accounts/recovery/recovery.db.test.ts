import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { PERSONAS } from '#modules/demonstration/public.ts'
import { alsoHolds } from '#tests/support/earlier-posts.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, signInStaff, solveCaptcha, type Visitor, visit } from '#tests/support/visitor.ts'
import { listRequests } from './recovery-queue.store.ts'

const application = startApplication({ per: 'test' })
const PHONE_OF_NOBODY = '021-00000000'
let first: Visitor
let second: Visitor

function persona(name: string) {
  const found = PERSONAS.find((one) => one.name === name)
  if (!found) throw new Error(`no persona ${name}`)
  return found
}

async function claimOf(name: string) {
  const { idNumber } = persona(name)
  const { rows } = await application.owner.query<{ no: string }>(
    'select ticket_no as no from tickets t join persons p on p.id = t.person_id where p.name = $1 limit 1',
    [name],
  )
  return { idNumber, name, ticketNo: rows[0]?.no ?? '' }
}

async function ask(claim: { idNumber: string; name: string; ticketNo: string }): Promise<void> {
  const stranger = visit(application)
  const captcha = await solveCaptcha(stranger, 'recovery')
  const body = { ...claim, contact: PHONE_OF_NOBODY, explanation: '手机号码已停用。', captcha }
  expect((await stranger.call('POST', '/api/portal/recovery/requests', { body })).status).toBe(200)
}

interface Request {
  id: string
  state: string
  check?: object
  decision?: object
}
async function list(officer: Visitor, query = ''): Promise<Request[]> {
  const { body } = await officer.call('GET', `/api/office/recovery-requests${query}`)
  return body.requests as Request[]
}

const decide = (officer: Visitor, id: string, body: object) =>
  officer.call('POST', `/api/office/recovery-requests/${id}/decision`, {
    body: { note: '当面核对身份证原件', ...body },
  })
const CHECK = { decision: 'grant', seen: 'open' }
const GRANT = { decision: 'grant', seen: 'checked' }

async function officers(): Promise<void> {
  first = await signInStaff(application, 'record1')
  second = await signInStaff(application, 'record2')
}

/** A request of 郑凯's that the first officer has checked. */
async function checked(): Promise<string> {
  await officers()
  await ask(await claimOf('郑凯'))
  const [request] = await list(first)
  expect((await decide(first, String(request?.id), CHECK)).body).toEqual({})
  return String(request?.id)
}

async function textsTo(personName: string): Promise<string[]> {
  const { rows } = await application.owner.query<{ body: Buffer }>(
    'select o.body_cipher as body from sms_outbox o join persons p on p.id = o.person_id where p.name = $1 order by o.created_at, o.id',
    [personName],
  )
  return rows.map(({ body }) => application.deps.cipher.open('sms.body', body))
}

test('ACC-03 one officer alone gives no code, however often they try and whatever they say they saw', async () => {
  const id = await checked()
  expect((await decide(first, id, GRANT)).body.code).toBe('second_person')
  expect((await decide(first, id, CHECK)).body.code).toBe('stale')
  const { rows } = await application.owner.query(
    'select state, code_digest from recovery_requests where id = $1',
    [id],
  )
  expect(rows).toEqual([{ state: 'checked', code_digest: null }])
  const { body } = await decide(second, id, GRANT)
  expect(body.code).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/)
})

test('ACC-03 the table itself refuses a code that one person gave, or that nobody checked', async () => {
  const id = await checked()
  for (const who of ['checked_by', 'null']) {
    const grant = application.owner.query(
      `update recovery_requests set state = 'granted', checked_by = ${who}, decided_by = checked_by where id = $1`,
      [id],
    )
    await expect(grant).rejects.toMatchObject({ code: '23514' })
  }
})

test('ACC-03 the owner hears of every step on the phone on record, never on the number that the applicant gave', async () => {
  const { idNumber, name } = persona('郑凯')
  const id = await checked()
  const { body } = await decide(second, id, GRANT)
  const stranger = visit(application)
  const reset = { idNumber, code: body.code, newPassword: 'he-ping-fan-dian-41' }
  expect((await stranger.call('POST', '/api/portal/recovery/reset', { body: reset })).status).toBe(200)
  const texts = await textsTo(name)
  expect(texts.map((text) => /】(.+?)。/.exec(text)?.[1]).toSorted()).toEqual([
    '工作人员已同意重设您的登录密码',
    '您的登录密码已重设',
    '有人申请重设您的登录密码',
  ])
  const { rows } = await application.owner.query('select phone_cipher from sms_outbox')
  const phones = rows.map(({ phone_cipher }) => application.deps.cipher.open('person.phone', phone_cipher))
  expect(phones.filter((phone) => phone === PHONE_OF_NOBODY)).toEqual([])
  const { answer } = await signInCandidate(application, { idNumber, password: reset.newPassword })
  expect(answer.body.stage).toBe('ready')
})

test('ACC-03 what was decided stays listed: who checked, who decided, when, why, and whether the code was used', async () => {
  const id = await checked()
  await decide(second, id, { ...GRANT, note: '再次核对原件' })
  expect(await list(first)).toEqual([])
  const [handled] = await list(first, '?list=handled')
  expect(handled).toMatchObject({
    ...{ id, state: 'granted' },
    check: { note: '当面核对身份证原件', isOwn: true },
    decision: { note: '再次核对原件', isCodeUsed: false },
  })
  const { rows } = await application.owner.query(
    "select action, reason from audit_entries where subject_kind = 'recovery_request' and actor_kind = 'staff' order by recorded_at",
  )
  expect(rows).toEqual([
    { action: 'recovery.check', reason: '当面核对身份证原件' },
    { action: 'recovery.grant', reason: '再次核对原件' },
  ])
})

test('ACC-03 whoever answers a call asks in the candidate’s name, and neither checks, grants nor sees the code; the owner hears of it at once', async () => {
  await officers()
  const support = await signInStaff(application, 'support1')
  const { name, ticketNo } = await claimOf('郑凯')
  const { rows } = await application.owner.query('select person_id from tickets where ticket_no = $1', [
    ticketNo,
  ])
  const start = (who: Visitor, personId = rows[0].person_id) =>
    who.call('POST', `/api/office/candidates/${personId}/recovery`, {
      body: { contact: PHONE_OF_NOBODY, explanation: '来电：手机已停用，记不起密码。' },
    })
  expect((await start(first)).body.code).toBe('not_permitted')
  expect((await start(support, '00000000-0000-4000-8000-000000000000')).status).toBe(404)
  const started = await Promise.all([start(support), start(support), start(support)])
  expect(started.map(({ status, body }) => [status, body.code]).toSorted()).toEqual([
    [200, undefined],
    [409, 'recovery_waits'],
    [409, 'recovery_waits'],
  ])
  expect(await textsTo(name)).toEqual([expect.stringContaining('有人致电申请重设您的登录密码')])
  const [request] = await list(first)
  expect(request).toMatchObject({
    claimedName: name,
    ticketNo,
    matches: true,
    contact: PHONE_OF_NOBODY,
    start: { isOwn: false },
  })
  const id = String(request?.id)
  expect((await decide(support, id, CHECK)).body.code).toBe('not_permitted')

  // Nor if they hold both posts, from before the rule.
  const { rows: who } = await application.owner.query("select id from staff where username = 'support1'")
  await alsoHolds(application, who[0].id, { role: 'record_supervisor' })
  const both = await signInStaff(application, 'support1')
  expect((await list(both))[0]).toMatchObject({ start: { isOwn: true } })
  expect((await decide(both, id, CHECK)).body.code).toBe('second_person')
  await decide(first, id, CHECK)
  expect((await decide(both, id, GRANT)).body.code).toBe('second_person')
  await expect(
    application.owner.query(
      "update recovery_requests set state = 'granted', decided_by = started_by where id = $1",
      [id],
    ),
  ).rejects.toMatchObject({ constraint: 'recovery_requests_not_started_by' })
  expect((await decide(second, id, GRANT)).body.code).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/)
})

test('LOG-05, ACC-03 whoever sets a new password by the code is not held up by the lock of before', async () => {
  const { idNumber } = persona('郑凯')
  for (let wrong = 0; wrong < 5; wrong += 1)
    await signInCandidate(application, { idNumber, password: 'not-this-one-0' })
  const locked = await signInCandidate(application, { idNumber, password: 'he-ping-fan-dian-41' })
  expect(locked.answer.body.code).toBe('sign_in_locked')
  const id = await checked()
  const { body } = await decide(second, id, GRANT)
  const stranger = visit(application)
  const reset = { idNumber, code: body.code, newPassword: 'he-ping-fan-dian-41' }
  expect((await stranger.call('POST', '/api/portal/recovery/reset', { body: reset })).status).toBe(200)
  const { answer } = await signInCandidate(application, { idNumber, password: 'he-ping-fan-dian-41' })
  expect(answer.body.stage).toBe('ready')
})

test('ACC-03 two officers at the same moment: one checks, or one grants, and never both with one look', async () => {
  await officers()
  await ask(await claimOf('郑凯'))
  const [request] = await list(first)
  const id = String(request?.id)
  const checks = await Promise.all([decide(first, id, CHECK), decide(second, id, CHECK)])
  expect(checks.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const other = checks[0]?.status === 200 ? second : first
  const grants = await Promise.all([
    decide(other, id, GRANT),
    decide(other, id, GRANT),
    decide(other, id, { ...GRANT, decision: 'refuse' }),
  ])
  expect(grants.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
})

test('ACC-03 a number that is on no record cannot be granted, only refused', async () => {
  await officers()
  await ask({ idNumber: '310101199001011238', name: '钱国', ticketNo: '999999999999' })
  expect(await list(first)).toEqual([])
  const [request] = await list(first, '?list=unmatched')
  const id = String(request?.id)
  expect((await decide(first, id, CHECK)).body.code).toBe('recovery_unknown')
  expect((await decide(first, id, { decision: 'refuse', seen: 'open' })).status).toBe(200)
})

test('LOG-08 requests for nobody on record hide no request of a candidate, and every page can be turned', async () => {
  await officers()
  const { deps } = application
  const at = deps.clock.now()
  await application.owner.query(
    `insert into recovery_requests (id, claimed_name, ticket_no, contact_cipher, explanation_cipher, state, created_at)
     select gen_random_uuid(), '钱国', '1', $2, $3, 'open', $1 from generate_series(1, 120)`,
    [at, deps.cipher.seal('recovery.contact', '1'), deps.cipher.seal('recovery.explanation', '1')],
  )
  await ask(await claimOf('郑凯'))
  expect(await list(first)).toHaveLength(1)
  const { body } = await first.call('GET', '/api/office/recovery-requests')
  expect(body).toMatchObject({ open: 1, unmatched: 120, more: false })
  const seen = new Set<string>()
  for (let after = ''; ; ) {
    const page = await list(first, `?list=unmatched${after}`)
    for (const { id } of page) seen.add(id)
    if (page.length < 50) break
    after = `&after=${page.at(-1)?.id}`
  }
  expect(seen.size).toBe(120)
})

test('ACC-03 an officer of one school sees and decides the requests of its candidates alone', async () => {
  await officers()
  await ask(await claimOf('郑凯'))
  const { rows } = await application.owner.query<{ school: string; other: string }>(
    'select t.school_id as school, (select id from schools s where s.id <> all(select school_id from tickets where person_id = t.person_id) limit 1) as other from tickets t where t.ticket_no = $1',
    [(await claimOf('郑凯')).ticketNo],
  )
  const seenBy = (schoolId: string | undefined) =>
    application.deps.database.read(deadlineIn(5_000), (tx) =>
      listRequests(tx, { list: 'open', schoolIds: [String(schoolId)], after: undefined }),
    )
  expect(await seenBy(rows[0]?.school)).toHaveLength(1)
  expect(await seenBy(rows[0]?.other)).toHaveLength(0)
})
