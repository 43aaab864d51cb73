import { beforeEach, expect, test } from 'vitest'
import { PERSONAS } from '#modules/demonstration/public.ts'
import { fileExemption } from '#tests/support/applicant.ts'
import { rowsOfSheet } from '#tests/support/sheet-rows.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, signInStaff, type Visitor } from '#tests/support/visitor.ts'

const application = startApplication({ per: 'test' })
let school: Visitor
let otherSchool: Visitor
let authority: Visitor
let ids: string[]
let ticketNo: string

beforeEach(async () => {
  const persona = PERSONAS.find(({ name }) => name === '何建国')
  const { idNumber = '', password = '' } = persona ?? {}
  const { visitor } = await signInCandidate(application, { idNumber, password })
  ids = (await fileExemption(visitor, { courses: ['03708', '03709'], seed: 1 })).ids.toSorted()
  const { rows } = await application.owner.query(
    'select ticket_no from tickets t join applications a on a.ticket_id = t.id where a.id = $1',
    [ids[0]],
  )
  ticketNo = rows[0].ticket_no
  school = await signInStaff(application, 'sufe-review')
  otherSchool = await signInStaff(application, 'ecnu-review')
  authority = await signInStaff(application, 'review1')
})

interface Row {
  id: string
  state: string
  dueAt?: string
}

async function queue(who: Visitor, asked: Record<string, string>): Promise<Row[]> {
  const search = { service: 'exemption', show: 'waiting', ...asked }
  const { body } = await who.call('POST', '/api/office/reviews/search', { body: search })
  return body.items as unknown as Row[]
}

const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id).toSorted()
const reject = async (who: Visitor, id: string) => {
  await who.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
  const body = { revision: 1, verdict: 'reject', reasons: [{ code: 'image_unreadable' }] }
  return who.call('POST', `/api/office/reviews/${id}/decision`, { body })
}
/** Moves the windows of all filings so that they closed that many days ago. */
const closeWindows = (days: number) =>
  application.owner.query(
    `update windows set period = tstzrange(lower(period) - interval '90 days', $2::timestamptz - $1 * interval '1 day')
     where service = 'exemption' and id in (select window_id from filings)`,
    [days, application.deps.clock.now()],
  )

test('REV-01, APP-07 every row says when its level is to have decided: the day that the candidate is told', async () => {
  const rows = await queue(school, {})
  expect(idsOf(rows)).toEqual(expect.arrayContaining(ids))
  const { rows: told } = await application.owner.query(
    `select upper(w.period) + c.expected_days[1] * interval '1 day' as due from windows w, review_chains c
     where c.service = 'exemption' and w.id = (select window_id from filings order by filed_at desc limit 1)`,
  )
  expect(rows.find(({ id }) => id === ids[0])?.dueAt).toBe(told[0].due.toISOString())
})

test('REV-01 what is past its date, or soon will be, is asked for by itself; so is a level', async () => {
  expect(await queue(school, { due: 'soon' })).toEqual([])
  expect(idsOf(await queue(school, { level: 'school', q: ticketNo }))).toEqual(ids)
  expect(await queue(school, { level: 'authority' })).toEqual([])
  const { rows } = await application.owner.query(
    "select expected_days[1] as days from review_chains where service = 'exemption'",
  )
  await application.owner.query(
    "update applications set filed_at = filed_at - interval '80 days' where service = 'exemption'",
  )
  await closeWindows(rows[0].days - 2)
  expect(await queue(school, { due: 'overdue' })).toEqual([])
  expect(idsOf(await queue(school, { due: 'soon', q: ticketNo }))).toEqual(ids)
  await closeWindows(rows[0].days + 1)
  expect(idsOf(await queue(school, { due: 'overdue', q: ticketNo }))).toEqual(ids)
})

test('REV-01 a queue is narrowed by school, by what is applied for and to what came again, and sorted; the schools are counted', async () => {
  const [one = '', other = ''] = ids
  const titles = await application.owner.query('select id, subject from applications where id = any($1)', [
    ids,
  ])
  const of = (course: string) => titles.rows.find(({ subject }) => subject === course)?.id
  expect(idsOf(await queue(school, { about: '03709', q: ticketNo }))).toEqual([of('03709')])
  expect(await queue(school, { about: '99999' })).toEqual([])
  expect(idsOf(await queue(school, { evidence: 'diploma', q: ticketNo }))).toEqual(ids)
  expect(await queue(school, { evidence: 'cet4_report' })).toEqual([])
  expect(idsOf(await queue(school, { school: '10272', q: ticketNo }))).toEqual(ids)
  expect(await queue(school, { school: '10269' })).toEqual([])
  expect(idsOf(await queue(school, { round: 'first', q: ticketNo }))).toEqual(ids)
  expect(await queue(school, { round: 'again', q: ticketNo })).toEqual([])
  const order = async (sort: string) => (await queue(school, { sort, q: ticketNo })).map(({ id }) => id)
  expect(await order('title')).toEqual([of('03708'), of('03709')])
  await application.owner.query(
    "update applications set filed_at = filed_at - interval '1 day' where id = $1",
    [one],
  )
  expect([await order('oldest'), await order('newest')]).toEqual([
    [one, other],
    [other, one],
  ])
  expect((await order('ticket')).toSorted()).toEqual(ids)
  expect((await order('school')).toSorted()).toEqual(ids)
  const { body } = await school.call('GET', '/api/office/reviews/queues')
  const counted = (body.schools as { service: string; schools: { code: string; waiting: number }[] }[]).find(
    ({ service }) => service === 'exemption',
  )?.schools
  expect(counted).toMatchObject([{ code: '10272' }])
  expect(counted?.[0]?.waiting).toBe((await queue(school, {})).length)
  expect(await next({ about: '03709', round: 'again' })).toBeUndefined()
  expect(await next({ about: '03709', evidence: 'cet4_report' })).toBeUndefined()
  expect(await next({ about: '03709' })).toBe(of('03709'))
})

const next = async (filter: object) =>
  (await school.call('POST', '/api/office/reviews/next', { body: { service: 'exemption', ...filter } })).body
    .id

test('REV-02 the next one is claimed within the filter of the queue', async () => {
  const [held = ''] = ids
  expect(await next({ level: 'authority' })).toBeUndefined()
  expect(await next({ due: 'soon' })).toBeUndefined()
  expect(await next({ mark: 'held' })).toBeUndefined()
  const { rows } = await application.owner.query(
    "select expected_days[1] as days from review_chains where service = 'exemption'",
  )
  await application.owner.query('update applications set held_at = $2 where id = $1', [
    held,
    application.clock.now(),
  ])
  expect(await next({ level: 'school', mark: 'amending' })).toBeUndefined()
  expect(await next({ level: 'school', mark: 'held' })).toBe(held)
  await application.owner.query(
    "update applications set filed_at = filed_at - interval '80 days' where service = 'exemption'",
  )
  await closeWindows(rows[0].days - 2)
  expect(await next({ due: 'overdue' })).toBeUndefined()
  const [first] = (await queue(school, { due: 'soon' })).filter(({ id }) => id !== held)
  expect(await next({ due: 'soon' })).toBe(first?.id)
})

test.each(['newest', 'title'])(
  'REV-02 of a queue sorted by %s the next one is the first of the list that nobody holds',
  async (sort) => {
    // By its age the other one would come first.
    await application.owner.query(
      "update applications set filed_at = filed_at - interval '1 day' where title like '%03709%'",
    )
    const listed = (await queue(school, { sort })).map(({ id }) => id)
    expect([await next({ sort }), await next({ sort }), await next({ sort })]).toEqual([...listed, undefined])
  },
)

test('REV-01 a search over everything finds what was decided, by whomever, within the scope and nowhere else', async () => {
  const [id = ''] = ids
  expect((await reject(school, id)).status).toBe(200)
  expect(idsOf(await queue(school, { q: ticketNo }))).toEqual(ids.slice(1))
  expect(idsOf(await queue(school, { show: 'all', q: ticketNo }))).toEqual(ids)
  expect(idsOf(await queue(authority, { show: 'all', q: ticketNo }))).toEqual(ids)
  expect(await queue(otherSchool, { show: 'all', q: ticketNo })).toEqual([])
  expect(await queue(school, { show: 'all' })).toEqual([])
  const rejected = await queue(school, { show: 'all', q: ticketNo, state: 'rejected' })
  expect(rejected).toMatchObject([{ id, state: 'rejected' }])
  expect(rejected[0]).not.toHaveProperty('dueAt')
  expect(idsOf(await queue(school, { show: 'decided', state: 'rejected' }))).toEqual([id])
  const now = application.clock.now().toISOString()
  expect(await queue(school, { show: 'decided' })).toMatchObject([
    { id, decided: { kind: 'rejected', at: now } },
  ])
  expect(await queue(school, { show: 'decided', after: 'skip_1' })).toEqual([])
  expect(await queue(school, { show: 'decided', state: 'approved' })).toEqual([])
})

test('REV-01, REV-02, REV-06 what is asked to be taken back is nobody’s next and not listed, and its screen offers no decision', async () => {
  const [, id = ''] = ids
  await school.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
  const body = { revision: 1, verdict: 'approve', reasons: [] }
  expect((await school.call('POST', `/api/office/reviews/${id}/decision`, { body })).status).toBe(200)
  const asked = await school.call('POST', `/api/office/reviews/${id}/undo`, {
    body: { reason: '误点了通过' },
  })
  expect(asked.status).toBe(200)
  const next = () => authority.call('POST', '/api/office/reviews/next', { body: { service: 'exemption' } })
  expect((await next()).body).toEqual({})
  expect(await queue(authority, { q: ticketNo })).toEqual([])
  const seen = (await authority.call('GET', `/api/office/reviews/${id}`)).body
  expect(seen.can).toMatchObject({ claim: false, decide: false })
  // If the undo is agreed to, the application goes to the previous level; refused, it waits where it was.
  await authority.call('POST', `/api/office/undo-requests/${asked.body.id}/decision`, {
    body: { decision: 'reject' },
  })
  expect((await next()).body).toEqual({ id })
})

test('REV-01 a thousand of the same surname elsewhere do not hide the one who waits here', async () => {
  await application.owner.query(
    `insert into persons (id, name, id_type, id_number_cipher, id_number_index, registered_on)
     select gen_random_uuid(), '何' || n, 'resident_id', '\\x00', sha256(n::text::bytea), '2024-01-01' from generate_series(1, 1500) n`,
  )
  expect(idsOf(await queue(school, { show: 'all', q: '何' }))).toEqual(ids)
})

test('REV-01, TRL-01 what the page lists leaves the desk as a sheet: the same rows, no formula, and an entry in the trail', async () => {
  await application.owner.query(
    `update persons set name = '=1+1' where id = (select person_id from applications where id = $1)`,
    [ids[0]],
  )
  const sheetOf = async (who: Visitor, asked: Record<string, string>) => {
    const body = { service: 'exemption', show: 'waiting', ...asked }
    const reply = await who.call('POST', '/api/office/reviews/export', { body })
    expect(reply.status).toBe(200)
    return rowsOfSheet(application, reply.bytes)
  }
  const [heading, ...rows] = await sheetOf(school, { q: ticketNo, about: '03708' })
  expect(heading).toEqual(
    '申请事项 凭证 编号 考生 准考证号 主考学校 专业 提交时间 期限 状态 领取人'.split(' '),
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ 0: expect.stringContaining('03708'), 3: '=1+1', 4: ticketNo, 9: '待审核' })

  const listed = (await queue(school, { sort: 'newest' })) as unknown as { applicationNo: number }[]
  const sorted = await sheetOf(school, { sort: 'newest', level: 'school' })
  expect(sorted.slice(1, 51).map((row) => Number(row[2]))).toEqual(listed.map((row) => row.applicationNo))
  expect(await sheetOf(otherSchool, { q: ticketNo })).toHaveLength(1)

  expect((await reject(school, String(ids[0]))).status).toBe(200)
  const decided = await sheetOf(school, { show: 'decided' })
  expect(decided[0]?.slice(-2)).toEqual(['我的决定', '决定时间'])
  expect(decided[1]).toMatchObject({ 9: '审核未通过', 11: '不通过' })

  const { rows: trail } = await application.owner.query(
    "select actor_kind as who, new_value as value from audit_entries where action = 'review.export' order by recorded_at",
  )
  expect(trail).toHaveLength(4)
  expect(trail[0]).toMatchObject({
    who: 'staff',
    value: { service: 'exemption', list: 'waiting', isSearched: true, isByTitle: true, rows: 1 },
  })
  expect(trail[1]?.value).toMatchObject({ filter: { level: 'school' } })
  expect(JSON.stringify(trail)).not.toContain(ticketNo)
})

test('REV-01 a search that finds more than a page goes on after it', async () => {
  const { rows } = await application.owner.query(
    `select string_agg(column_name, ', ') as all from information_schema.columns
     where table_name = 'applications' and is_generated = 'NEVER' and column_name not in ('id', 'application_no', 'state')`,
  )
  await application.owner.query(
    `insert into applications (id, state, ${rows[0].all}) select gen_random_uuid(), 'withdrawn', ${rows[0].all}
     from applications, generate_series(1, 60) where id = $1`,
    [ids[0]],
  )
  const asked = { service: 'exemption', show: 'all', q: ticketNo }
  const pageAfter = async (after: Record<string, unknown>) =>
    (await school.call('POST', '/api/office/reviews/search', { body: { ...asked, ...after } })).body
  const first = await pageAfter({})
  const second = await pageAfter({ after: first.after })
  const all = [...(first.items as Row[]), ...(second.items as Row[])].map(({ id }) => id)
  expect([(first.items as Row[]).length, second.after]).toEqual([50, undefined])
  expect(new Set(all).size).toBe(all.length)
  expect(all.length).toBeGreaterThanOrEqual(62)
})
