import { expect, test } from 'vitest'
import { isAct } from '#contracts/route.ts'
import { PERSONAS } from '#modules/demonstration/public.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, signInStaff, type Visitor, visit } from '#tests/support/visitor.ts'

const application = startApplication({ per: 'test' })
const ID = '01890000-0000-7000-8000-000000000000'

const STAFF = [
  ...['sufe', 'sufe-review', 'review1', 'score1', 'record1'],
  ...['finance1', 'support1', 'system', 'security', 'auditor'],
]
/** The kinds of actors; the activation is signed in last, because each sign-in of staff lets a minute pass, and it ends after ten. */
const ACTORS = ['candidate', ...STAFF, 'activation']

async function signIn(name: string): Promise<Visitor> {
  if (STAFF.includes(name)) return signInStaff(application, name)
  const persona = PERSONAS.find((one) => one.name === (name === 'candidate' ? '张伟明' : '李晓芳'))
  const { idNumber = '', password } = persona ?? {}
  return (await signInCandidate(application, { idNumber, ...(password ? { password } : {}) })).visitor
}

/** What the door says to that actor: `in` when the request got past access, otherwise the refusal. */
async function knock(visitor: Visitor, route: { method: string; path: string }): Promise<string> {
  const path = route.path
    .replace(':id', ID)
    .replace(':batchId', ID)
    .replace(':imageId', ID)
    .replace(':kind', 'exam_scores')
    .replace(':attemptNo', 'A1')
    .replace(':key', 'hotline')
    .replace(':service', 'exemption')
    .replace(':provider', 'demonstration')
    .replace(':attemptNo', ID.replaceAll('-', ''))
  const { body } = await visitor.call(route.method as 'GET', path, { address: '127.0.0.1' })
  return ['not_signed_in', 'not_permitted', 'cross_site'].includes(String(body.code))
    ? String(body.code)
    : 'in'
}

test('ACC-01 the access matrix: every route, every kind of actor', async () => {
  const routes = application.app.mounted
    .filter(({ id }) => !['portalSignOut', 'officeSignOut'].includes(id))
    .toSorted((a, b) => a.id.localeCompare(b.id))
  // Their order is that of the words in the lines.
  const actors = new Map<string, Visitor>([
    ['nobody', visit(application)],
    ['activation', visit(application)],
  ])
  for (const name of ACTORS) actors.set(name, await signIn(name))
  const lines: string[] = []
  for (const route of routes) {
    const verdicts: string[] = []
    for (const [name, visitor] of actors) {
      application.clock.advance(10)
      const verdict = await knock(visitor, route)
      if (verdict === 'in') verdicts.push(name)
    }
    lines.push(`${route.method} ${route.path}: ${verdicts.join(' ')}`)
  }
  expect(lines.length).toBeGreaterThan(45)
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('access-matrix.txt')
})

test('ACC-01 a route without x-kaoji, from another site or another origin is refused, whatever it does', async () => {
  const candidate = await signIn('candidate')
  for (const { method, path, raw, access } of application.app.mounted) {
    if (method === 'GET') continue
    // Who sends bytes that are signed has no session that another site could use: nobody is signed in there.
    if (raw) {
      expect(access).toEqual({ actor: 'public' })
      continue
    }
    const url = path.replace(':id', ID).replace(':key', 'hotline').replace(':service', 'exemption')
    for (const headers of [
      { 'x-kaoji': '' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]) {
      const reply = await candidate.call(method, url, { headers: headers as Record<string, string> })
      expect([path, JSON.stringify(headers), reply.body.code]).toEqual([
        path,
        JSON.stringify(headers),
        'cross_site',
      ])
    }
  }
})

test('ACC-01 every answer carries the security headers and is stored by no cache', async () => {
  for (const { method, path } of application.app.mounted) {
    const reply = await visit(application).call(
      method,
      path.replace(':id', ID).replace(':key', 'hotline').replace(':service', 'exemption'),
    )
    expect([path, reply.headers['x-content-type-options']]).toEqual([path, 'nosniff'])
    expect([path, reply.headers['x-frame-options']]).toEqual([path, 'DENY'])
    expect(String(reply.headers['content-security-policy'])).toContain("frame-ancestors 'none'")
    // What is published for everybody (VER-01) may be kept, and is asked for again each time.
    const kept = path.startsWith('/.well-known/') ? 'public, no-cache' : 'no-store'
    expect([path, reply.headers['cache-control']]).toEqual([path, kept])
    expect(reply.headers['x-powered-by']).toBeUndefined()
    expect(reply.headers.server).toBeUndefined()
  }
})

test('ACC-02 another school’s candidate, batch and score are "not found", as if there were none', async () => {
  const sufe = await signIn('sufe')
  const { rows } = await application.owner.query<{ id: string }>(
    `select p.id from persons p join tickets t on t.person_id = p.id join schools s on s.id = t.school_id
     group by p.id having bool_and(s.name <> '上海财经大学') limit 1`,
  )
  const other = await sufe.call('GET', `/api/office/candidates/${rows[0]?.id}`)
  const none = await sufe.call('GET', `/api/office/candidates/${ID}`)
  const shape = (reply: typeof other) => ({ status: reply.status, ...reply.body, reference: '' })
  expect(other.status).toBe(404)
  expect(shape(other)).toEqual(shape(none))
  const found = await sufe.call('POST', '/api/office/candidates/search', { body: { q: '阿依古丽' } })
  expect(found.body.candidates).toEqual([])
})

test('HOM-01 another person’s 准考证 and score are "not found"', async () => {
  const candidate = await signIn('candidate')
  const { rows } = await application.owner.query<{ ticket_id: string; id: string }>(
    `select s.ticket_id, s.id from scores s join persons p on p.id = s.person_id where p.name = '赵敏' limit 1`,
  )
  const body = { ticketId: rows[0]?.ticket_id }
  expect((await candidate.call('PUT', '/api/portal/active-ticket', { body })).status).toBe(404)
  expect((await candidate.call('GET', `/api/portal/scores/${rows[0]?.id}/life`)).status).toBe(404)
})

test('HOM-01 a switch follows at once; a page that still shows the other 准考证 is told', async () => {
  const candidate = await signIn('candidate')
  const session = await candidate.call('GET', '/api/portal/session')
  const [first, second] = (session.body.tickets ?? []) as { id: string; ticketNo: string }[]
  await candidate.call('PUT', '/api/portal/active-ticket', { body: { ticketId: second?.id } })
  const sheet = await candidate.call('GET', '/api/portal/scores', {
    headers: { 'x-kaoji-ticket': second?.id ?? '' },
  })
  expect(sheet.body.ticketNo).toBe(second?.ticketNo)
  const stale = await candidate.call('GET', '/api/portal/scores', {
    headers: { 'x-kaoji-ticket': first?.id ?? '' },
  })
  expect(stale.status).toBe(409)
  expect(stale.body.text).toContain(second?.ticketNo)
})

test('LOG-07 a page that was drawn for another person can read and do nothing in this one’s name', async () => {
  const candidate = await signIn('candidate')
  const session = await candidate.call('GET', '/api/portal/session')
  const routes = application.app.mounted.filter(({ access }) => access.actor === 'candidate')
  expect(routes.length).toBeGreaterThan(30)
  for (const { method, path } of routes) {
    const url = path.replace(':id', ID).replace(':key', 'hotline').replace(':service', 'exemption')
    const reply = await candidate.call(method, url, { headers: { 'x-kaoji-person': ID } })
    expect([path, reply.status, reply.body.code]).toEqual([path, 409, 'person_switched'])
  }
  const headers = { 'x-kaoji-person': String(session.body.personId) }
  expect((await candidate.call('GET', '/api/portal/messages', { headers })).status).toBe(200)
})

test('ACC-01 a role taken away counts at the next request', async () => {
  const system = await signIn('system')
  const security = await signIn('security')
  expect((await system.call('GET', '/api/office/texts')).status).toBe(200)
  const { rows } = await application.owner.query<{ id: string }>(
    "select id from staff where username = 'system'",
  )
  const change = await security.call('PUT', `/api/office/staff/${rows[0]?.id}/roles`, {
    body: { roles: [{ role: 'auditor' }] },
  })
  expect(change.status).toBe(200)
  await expect.poll(async () => (await system.call('GET', '/api/office/texts')).status).toBe(403)
  const both = { roles: [{ role: 'auditor' }, { role: 'security_administrator' }] }
  const conflict = await security.call('PUT', `/api/office/staff/${rows[0]?.id}/roles`, { body: both })
  expect(conflict.body.problems).toEqual([expect.objectContaining({ code: 'conflicting_roles' })])
})

test('ACC-01 a new account enrols with its one-time password and an own second factor, and only then works', async () => {
  const { currentTotp } = await import('#platform/totp/totp.ts')
  const { solveCaptcha } = await import('#tests/support/visitor.ts')
  const created = await (await signIn('security')).call('POST', '/api/office/staff', {
    body: { username: 'new.auditor', name: '新审计员', roles: [{ role: 'auditor' }] },
  })
  const fresh = visit(application)
  const body = {
    username: 'new.auditor',
    password: created.body.oneTimePassword,
    captcha: await solveCaptcha(fresh, 'office_sign_in'),
  }
  expect((await fresh.call('POST', '/api/office/sign-in', { body })).body.stage).toBe('enrolment')
  expect((await fresh.call('POST', '/api/office/audit/search', { body: {} })).status).toBe(401)
  const { body: offered } = await fresh.call('POST', '/api/office/enrolment/secret')
  const enrol = (code: string) =>
    fresh.call('POST', '/api/office/enrolment', { body: { newPassword: 'Su-Zhou-He-1937', code } })
  expect((await enrol('000000')).body.code).toBe('totp_wrong')
  const done = await enrol(currentTotp(String(offered.secret), application.clock.now()))
  expect(done.status).toBe(200)
  expect((await fresh.call('POST', '/api/office/audit/search', { body: {} })).status).toBe(200)
  application.clock.advance(60_000)
  const code = currentTotp(String(offered.secret), application.clock.now())
  const enter = async () =>
    visit(application).call('POST', '/api/office/sign-in', {
      body: {
        username: 'new.auditor',
        password: 'Su-Zhou-He-1937',
        code,
        captcha: await solveCaptcha(fresh, 'office_sign_in'),
      },
    })
  expect((await enter()).status).toBe(200)
  expect((await enter()).body.code).toBe('totp_wrong')
})

test('LOG-04, ACC-02 a route that says how often it may be called refuses the call after, with the time to wait', async () => {
  const limited = application.app.mounted.filter(({ perMinute }) => perMinute !== undefined)
  const declared = application.app.mounted.filter(({ refusals }) => refusals.includes('too_many_requests'))
  expect(limited.map(({ id }) => id).toSorted()).toEqual(declared.map(({ id }) => id).toSorted())
  // What a candidate does leaves something for a day, and often for ever: no program does it without an end.
  expect(application.app.mounted.filter((route) => isAct(route) && !limited.includes(route))).toEqual([])
  // Whoever has a session that is not theirs takes out no more than a person would; pictures are shown many to a page.
  const makesFile = application.app.mounted.filter(
    ({ access, reply, perMinute }) =>
      'file' in reply && ['candidate', 'staff'].includes(access.actor) && perMinute === undefined,
  )
  expect(makesFile.map(({ id }) => id).toSorted()).toEqual(['ownImage', 'reviewImage'])
  // Before the calls: a sign-in of staff lets a minute pass.
  const other = await signIn('score1')
  const supervisor = await signIn('record1')
  const find = (who: Visitor) => who.call('POST', '/api/office/candidates/search', { body: { q: 'zz' } })
  const replies: Awaited<ReturnType<typeof find>>[] = []
  for (let call = 0; call < 61; call += 1) replies.push(await find(supervisor))
  expect(replies.at(59)?.status).toBe(200)
  expect(replies.at(60)?.body.code).toBe('too_many_requests')
  expect(replies.at(60)?.body.text).toMatch(/请 \d+ 秒后再试/)
  expect(Number(replies.at(60)?.headers['retry-after'])).toBeGreaterThan(0)
  // Another person at the same address is not held up.
  expect((await find(other)).status).toBe(200)
})
