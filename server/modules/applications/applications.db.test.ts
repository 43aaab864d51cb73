import { expect, test } from 'vitest'
import type { DraftView } from '#contracts/applications.ts'
import type { FormOf } from '#contracts/forms.ts'
import {
  addToWallet,
  diploma,
  fileExemption,
  fillDraft,
  sendImage,
  submitDraft,
} from '#tests/support/applicant.ts'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
const POLITICS = ['03708', '03709'] as const

const page = (visitor: Visitor) => visitor.call('GET', '/api/portal/services/exemption')

async function walletOf(visitor: Visitor, seed: number): Promise<string[]> {
  const ids: string[] = []
  for (const credential of diploma(seed)) ids.push(await addToWallet(visitor, credential))
  return ids
}

async function oneOf(visitor: Visitor, id: string) {
  const { body } = await visitor.call('GET', `/api/portal/applications/${id}`)
  return body as unknown as {
    application: { state: string; revision: number; title: string }
    steps: { kind: string; by: string }[]
    next: string[]
    receiptNo: string
  }
}

const count = async (table: string, where = 'true') =>
  Number((await application.owner.query(`select count(*) as n from ${table} where ${where}`)).rows[0].n)

test('EXM-05 what the school asks for first is told in words, and refuses the draft when it is not met', async () => {
  const few = await given.candidate().enter()
  expect((await page(few)).body.preconditions).toMatchObject([{ met: true }, { met: true }])
  await application.owner.query('update exemption_preconditions set min_theory_passed = 99')
  const refused = await few.call('POST', '/api/portal/services/exemption/draft', {
    body: { noticeVersion: 1 },
  })
  expect(refused.body).toMatchObject({ code: 'precondition_unmet', text: expect.stringContaining('99 门') })
})

test('EXM-01, EXM-04 the courses: what can be chosen, why not the others, and which credentials do', async () => {
  const he = await given.candidate().passed('13000').enter()
  const { body } = await he.call('GET', '/api/portal/exemption/courses')
  const courses = body.courses as { code: string; why?: string; suggestions: { text: string }[] }[]
  const of = (code: string) => courses.find((course) => course.code === code)
  expect(of('03708')).toMatchObject({ suggestions: [{ text: '毕业证书（本科、研究生）' }, {}] })
  expect(of('03708')?.why).toBeUndefined()
  expect(of('13000')?.why).toBe('该课程已合格，无需免考。')
  expect(of('14848')?.why).toBe('毕业论文（设计）不能免考。')
})

test('APP-01, EXM-02, EXM-03 several courses in one filing are one application each, with one receipt', async () => {
  const he = await given.candidate().enter()
  const { ids, filingId } = await fileExemption(he, { courses: POLITICS, seed: 1 })
  expect(ids).toHaveLength(2)
  const filing = await he.call('GET', `/api/portal/filings/${filingId}`)
  expect(filing.body).toMatchObject({ receiptNo: expect.stringMatching(/^20261123\d{8}$/) })
  expect(String(filing.body.digest)).toMatch(/^[0-9a-f]{64}$/)
  expect(filing.body.next).toMatchObject(
    [/主考学校初审，预计 2026年12月/, /市教育考试院复审/, /消息/].map((words) =>
      expect.stringMatching(words),
    ),
  )
  const one = await oneOf(he, ids[0] ?? '')
  expect(one.application).toMatchObject({ state: 'pending', revision: 1 })
  expect(one.steps).toMatchObject([{ kind: 'filed', by: '考生' }])
  const messages = await he.call('GET', '/api/portal/messages')
  expect(messages.body.messages).toMatchObject([{ title: '「申请免考」已提交' }])
})

test('APP-01, APP-03 what comes next for a submission is true of each of its applications', async () => {
  const he = await given.candidate().enter()
  const { ids, filingId } = await fileExemption(he, { courses: POLITICS, seed: 1 })
  const [first = '', second = ''] = ids
  const next = async () => (await he.call('GET', `/api/portal/filings/${filingId}`)).body.next
  const atFirst = await next()
  const withdraw = (id: string) =>
    he.call('POST', `/api/portal/applications/${id}/withdraw`, { body: { revision: 1 } })
  await withdraw(first)
  expect(await next()).toEqual(atFirst)
  await application.owner.query("update applications set state = 'rejected' where id = $1", [second])
  await application.owner.query("update applications set state = 'pending' where id = $1", [first])
  expect(await next()).toEqual([expect.stringContaining('进度不同')])
  await application.owner.query("update applications set state = 'withdrawn' where id = any($1)", [ids])
  expect(await next()).toEqual([expect.stringContaining('已撤回')])
})

test('APP-06 the same course cannot be applied for twice, and the draft with it is refused whole', async () => {
  const he = await given.candidate().enter()
  await fileExemption(he, { courses: POLITICS, seed: 1 })
  const before = await count('applications')
  const credentialIds = await walletOf(he, 2)
  const draft = await fillDraft(he, { courses: ['03708', '14033'], credentialIds })
  const refused = await submitDraft(he, draft)
  expect(refused.body.code).toBe('draft_incomplete')
  expect(refused.body.problems).toMatchObject([{ field: 'courses.03708', code: 'pending' }])
  expect(await count('applications')).toBe(before)
  expect((await he.call('DELETE', `/api/portal/drafts/${draft.id}`)).status).toBe(200)
})

test('APP-06 twenty clicks on 提交申请 make one filing, and all of them get it', async () => {
  const ma = await given.candidate().enter()
  const draft = await fillDraft(ma, { courses: POLITICS, credentialIds: await walletOf(ma, 3) })
  const before = await count('filings')
  const replies = await Promise.all(Array.from({ length: 20 }, () => submitDraft(ma, draft)))
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
  expect(new Set(replies.map(({ body }) => body.filingId)).size).toBe(1)
  expect(await count('filings')).toBe(before + 1)
  const id = replies[0]?.body.filingId
  expect(await count('application_revisions', `filing_id = '${id}'`)).toBe(2)
})

test('APP-02, OPS-02 a program that saves without end is told when to come back, and nobody else is held up', async () => {
  const [endless, other] = [await given.candidate().enter(), await given.candidate().enter()]
  const save = async (who: Visitor, { id, version }: DraftView) =>
    who.call('PUT', `/api/portal/drafts/${id}`, {
      body: { version, form: { service: 'exemption', courses: [], evidence: [] } },
    })
  const begun = await fillDraft(endless, { courses: ['13753'], credentialIds: [] })
  const others = await fillDraft(other, { courses: [], credentialIds: [] })
  let draft = begun
  // As often as two devices can that save once a second; to fill the draft in was the first time.
  for (let times = 2; times <= 120; times += 1) {
    const saved = await save(endless, draft)
    expect([times, saved.status]).toEqual([times, 200])
    draft = saved.body as unknown as DraftView
  }
  const refused = await save(endless, draft)
  expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } })
  expect(refused.body.text).toMatch(/请 \d+ 秒后再试/)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  const kept = await endless.call('GET', `/api/portal/drafts/${draft.id}`)
  expect(kept.body).toMatchObject({ version: draft.version, form: draft.form })
  expect((await save(other, others)).status).toBe(200)
})

test('APP-02 a draft that another tab saved is stale, and nothing is overwritten', async () => {
  const visitor = await given.candidate().enter()
  const draft = await fillDraft(visitor, { courses: [], credentialIds: [] })
  const save = (version: number, courses: string[]) =>
    visitor.call('PUT', `/api/portal/drafts/${draft.id}`, {
      body: { version, form: { service: 'exemption', courses, evidence: [] } },
    })
  const first = await save(draft.version, ['13753'])
  expect(first.status).toBe(200)
  expect((await save(draft.version, [])).body.code).toBe('stale')
  const held = await visitor.call('GET', `/api/portal/drafts/${draft.id}`)
  expect((held.body.form as FormOf<'exemption'>).courses).toEqual(['13753'])
})

test('HOM-01 a draft belongs to its 准考证: the other one of the same person does not see it', async () => {
  const visitor = await given.candidate().enter()
  const other = await given.anotherTicket(visitor, '120402')
  const draft = await fillDraft(visitor, { courses: ['13887'], credentialIds: [] })
  await visitor.call('PUT', '/api/portal/active-ticket', { body: { ticketId: other } })
  expect((await visitor.call('GET', `/api/portal/drafts/${draft.id}`)).body.code).toBe('other_ticket')
  expect((await page(visitor)).body.draft).toBeUndefined()
})

test('APP-05 the window closes between the steps: to the second, in words, and the draft stays', async () => {
  const visitor = await given.candidate().enter()
  const draft = await fillDraft(visitor, { courses: ['13753'], credentialIds: [] })
  const { closesAt } = (await page(visitor)).body.window as { closesAt: string }
  /** Signs the same candidate in again at that instant. */
  const at = (instant: number) => {
    application.clock.set(new Date(instant))
    return given.again(visitor)
  }
  const late = await at(Date.parse(closesAt))
  const refused = await submitDraft(late, draft)
  expect(refused.body).toMatchObject({ code: 'window_closed', text: expect.stringMatching(/截止.*草稿/) })
  expect((await page(late)).body.draft).toMatchObject({ id: draft.id })
  const inTime = await at(Date.parse(closesAt) - 1)
  expect((await submitDraft(inTime, draft)).body.code).toBe('draft_incomplete')
})

test('APP-02, APP-03 待审核 can be modified as a new revision and withdrawn; withdrawn, it can be applied for anew', async () => {
  const ma = await given.candidate().enter()
  const [id = ''] = (await fileExemption(ma, { courses: ['03708'], seed: 3 })).ids
  const begun = await ma.call('POST', `/api/portal/applications/${id}/draft`)
  const again = await ma.call('POST', `/api/portal/applications/${id}/draft`)
  expect(again.body.id).toBe(begun.body.id)
  const draft = begun.body as unknown as DraftView
  expect(draft.form).toMatchObject({ courses: ['03708'], evidence: [{}, {}] })
  expect((await page(ma)).body.applications).toContainEqual(
    expect.objectContaining({ id, correction: { draftId: draft.id, savedAt: draft.savedAt } }),
  )
  const changed = await ma.call('PUT', `/api/portal/drafts/${draft.id}`, {
    body: { version: draft.version, form: { ...draft.form, courses: ['03708', '00160'] } },
  })
  const refused = await submitDraft(ma, changed.body as unknown as DraftView)
  expect(refused.body.problems).toMatchObject([{ field: 'courses', code: 'other' }, {}])
  const kept = await ma.call('PUT', `/api/portal/drafts/${draft.id}`, {
    body: { version: changed.body.version, form: draft.form },
  })
  expect((await submitDraft(ma, kept.body as unknown as DraftView)).status).toBe(200)
  expect((await oneOf(ma, id)).application).toMatchObject({ state: 'pending', revision: 2 })
  expect(JSON.stringify((await page(ma)).body.applications)).not.toContain('correction')

  const withdraw = (revision: number) =>
    ma.call('POST', `/api/portal/applications/${id}/withdraw`, { body: { revision } })
  expect((await withdraw(1)).body.code).toBe('stale')
  expect((await withdraw(2)).status).toBe(200)
  expect((await withdraw(2)).body).toMatchObject({ code: 'application_state' })
  const one = await oneOf(ma, id)
  expect(one.steps.map(({ kind }) => kind)).toEqual(['filed', 'modified', 'withdrawn'])
  const { ids } = await fileExemption(ma, { courses: ['03708'], seed: 4 })
  expect(ids[0]).not.toBe(id)
})

test('EVI-04, EVI-01 everything that is missing is told at once, at its field', async () => {
  const visitor = await given.candidate().enter()
  const credential = await addToWallet(visitor, {
    type: 'diploma',
    fields: { obtainedOn: '2030-01-01' },
    pictures: [],
  })
  const draft = await fillDraft(visitor, { courses: ['00160', '13141'], credentialIds: [credential] })
  const { body } = await visitor.call('GET', `/api/portal/drafts/${draft.id}/check`)
  expect(body.problems).toMatchObject(
    [
      ['number', 'missing'],
      ['obtainedOn', 'future'],
      ['province', 'missing'],
      ['qualification', 'missing'],
      ['images', 'missing'],
      ['companion', 'missing'],
    ].map(([field, code]) => ({ field: `evidence.${credential}.${field}`, code })),
  )
  expect((await submitDraft(visitor, draft)).body.problems).toEqual(body.problems)
})

test('EXM-01 another person’s application, filing, draft and credential are the same as none', async () => {
  const [he, ma] = [await given.candidate().enter(), await given.candidate().enter()]
  const { ids } = await fileExemption(he, { courses: POLITICS, seed: 1 })
  const draft = await fillDraft(he, { courses: [], credentialIds: [] })
  const [credential] = await walletOf(he, 5)
  const wallet = await he.call('GET', '/api/portal/credentials')
  const image = (wallet.body.credentials as { images: { id: string }[] }[])[0]?.images[0]?.id
  const none = await ma.call('GET', '/api/portal/applications/01890000-0000-7000-8000-000000000000')
  for (const path of [`applications/${ids[0]}`, `drafts/${draft.id}`, `images/${image}`]) {
    const reply = await ma.call('GET', `/api/portal/${path}`)
    expect([path, reply.status, reply.body.text]).toEqual([path, none.status, none.body.text])
  }
  expect((await ma.call('DELETE', `/api/portal/credentials/${credential}`)).body.code).toBe('not_found')
  expect((await sendImage(ma, credential ?? '', Buffer.from('x'))).body.code).toBe('not_found')
  expect((await he.call('GET', `/api/portal/images/${image}`)).status).toBe(200)
})

test('TRL-01 filing, modifying and withdrawing leave their entries in the trail, without a number in clear', async () => {
  const ma = await given.candidate().enter()
  const [id = ''] = (await fileExemption(ma, { courses: ['03708'], seed: 1 })).ids
  const begun = await ma.call('POST', `/api/portal/applications/${id}/draft`)
  await submitDraft(ma, begun.body as unknown as DraftView)
  await ma.call('POST', `/api/portal/applications/${id}/withdraw`, { body: { revision: 2 } })
  const { rows } = await application.owner.query<{ action: string; new_value: unknown }>(
    "select action, new_value from audit_entries where action like 'application.%' order by recorded_at",
  )
  const actions = new Set(rows.map(({ action }) => action))
  expect(actions).toEqual(new Set(['application.file', 'application.refile', 'application.withdraw']))
  expect(JSON.stringify(rows)).not.toContain('1024652010050')
})

test('MSG-01, APP-03 a withdrawal that is sent ten times at once tells its owner once, and a refused one nobody', async () => {
  const ma = await given.candidate().enter()
  const [id = '', stays = ''] = (await fileExemption(ma, { courses: POLITICS, seed: 1 })).ids
  const withdraw = (which: string) =>
    ma.call('POST', `/api/portal/applications/${which}/withdraw`, { body: { revision: 1 } })
  await application.owner.query("update applications set state = 'in_review', level = 2 where id = $1", [
    stays,
  ])
  application.clock.advance(1_000)
  const replies = await Promise.all([...Array.from({ length: 10 }, () => withdraw(id)), withdraw(stays)])
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
  const { body } = await ma.call('GET', '/api/portal/messages')
  expect(body.messages).toMatchObject([
    {
      title: expect.stringMatching(/^「免考 \d{5}.*」已撤回$/),
      body: expect.stringContaining('如果不是您本人操作，请立即修改密码'),
      link: `/services/exemption/applications/${id}`,
      ticket: { ticketNo: ma.ticketNo },
    },
    { title: '「申请免考」已提交' },
  ])
})

test('APP-04 what was filed is sealed, and can be changed by nobody, the application’s role least of all', async () => {
  await fileExemption(await given.candidate().enter(), { courses: POLITICS, seed: 1 })
  const { rows } = await application.owner.query('select filed_cipher from application_revisions limit 1')
  expect(rows[0].filed_cipher.toString('utf8')).not.toContain('毕业证书')
  for (const table of ['application_revisions', 'filed_credentials', 'application_steps', 'filings'])
    await expect(application.owner.query(`delete from ${table}`)).rejects.toThrow(/append-only/)
})
