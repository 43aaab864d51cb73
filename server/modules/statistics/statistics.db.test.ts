import { beforeEach, expect, test } from 'vitest'
import type { statistics } from '#contracts/office/statistics/statistics.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { fillDraft } from '#tests/support/applicant.ts'
import { historiesIn } from '#tests/support/decided-histories.ts'
import { browserOf, givenIn, type Officer } from '#tests/support/given.ts'
import { rowsOfSheet } from '#tests/support/sheet-rows.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
const histories = historiesIn(application, given)
const { pass, file, fileAgain, withdraw, decide, approve, act, undo, openRound } = histories
const [SCHOOL, OTHER] = ['10272', '10269']
const UNREADABLE = { code: 'image_unreadable' }
/** A major of the other school, and what opens 申请免考 there. */
const MAJOR = '040106'

type Reply = ReplyOf<typeof statistics>
let people: Record<'a' | 'b' | 'c' | 'd' | 'registrar' | 'supervisor', Officer>

beforeEach(async () => {
  people = {
    a: await given.officer('school_reviewer', SCHOOL),
    b: await given.officer('school_reviewer', SCHOOL),
    c: await given.officer('authority_reviewer'),
    d: await given.officer('authority_reviewer'),
    registrar: await given.officer('school_registrar', SCHOOL),
    supervisor: await given.officer('record_supervisor'),
  }
  await openRound('测试批次')
})

/** Asks in a new browser, six minutes later: what was counted before is counted again. */
async function ask(officer: Officer, query = 'service=exemption') {
  application.clock.advance(6 * 60_000)
  const reply = await (await browserOf(application, officer)).call('GET', `/api/office/statistics?${query}`)
  return { ...reply, body: reply.body as unknown as Reply }
}
const figuresFor = async (officer: Officer, query?: string) => {
  const { body } = await ask(officer, query)
  if (!body.figures) throw new Error('no figures')
  return body.figures
}
const hours = (median: number, ninth: number, longest: number) => ({
  ...{ medianHours: median, ninthHours: ninth, longestHours: longest },
})

/** Six histories, one after the other; each line of the test below is counted from them by hand. */
async function live(): Promise<void> {
  const { a, b, c, d } = people
  const someone = () => given.candidate().enter()
  // 1: 5 h at the school, 48 h at the authority; approved.
  const first = await file(await someone())
  pass(5)
  await approve(a, first)
  pass(48)
  await approve(c, first)
  // 2: rejected after 3 h, filed again, passed after 2 h by the colleague; waits at the authority.
  const he = await someone()
  const second = await file(he)
  pass(3)
  await decide(a, second, { verdict: 'reject', reasons: [UNREADABLE] })
  pass(1)
  await fileAgain(he, second)
  pass(2)
  await approve(b, second)
  // 3: 10 h, asked back for 30 h, 4 h, so 14 h at the school; the authority gives it back: it waits at the school again.
  const she = await someone()
  const third = await file(she)
  pass(10)
  await act(a, third, { what: 'amendment', days: 7, reasons: [UNREADABLE], note: '第二页反光' })
  pass(30)
  await fileAgain(she, third)
  pass(4)
  await approve(a, third)
  pass(6)
  await act(c, third, { what: 'return', toLevel: 1, note: '请重新核对证书编号' })
  // 4: withdrawn.
  const they = await someone()
  await withdraw(they, await file(they))
  // 5: rejected after 1 h, undone 2 h later, passed 1 h after that; the authority rejects after 20 h with words of its own.
  const fifth = await file(await someone())
  pass(1)
  await decide(a, fifth, { verdict: 'reject', reasons: [UNREADABLE], note: '请拍正面' })
  pass(2)
  await undo(a, b, fifth)
  pass(1)
  await approve(b, fifth)
  pass(20)
  await decide(d, fifth, { verdict: 'reject', reasons: [{ code: 'other' }], note: '证书与本人不符' })
  // 6: under a chain of the authority alone, approved after 7 h.
  await application.owner.query(
    `insert into review_chains (id, service, levels, expected_days, valid_from, source)
     values (gen_random_uuid(), 'exemption', '{authority}', '{5}', $1, 'a test')`,
    [application.clock.now()],
  )
  pass(1)
  const sixth = await file(await someone())
  pass(7)
  await approve(d, sixth)
  // 7: begun, and not submitted.
  await fillDraft(await given.again(await someone()), { courses: ['03708'], credentialIds: [] })
}

test('STA-01 the figures of a round are those of its histories: returned, asked back, withdrawn, undone, filed again, of two chains', async () => {
  await live()
  const figures = await figuresFor(people.supervisor)
  expect(figures.forms).toEqual({ unsubmitted: 1, submitted: 6 })
  expect(figures.standing).toEqual({
    ...{ all: 6, waiting: 2, amending: 0, amendmentOver: 0, approved: 2, rejected: 1, withdrawn: 1 },
  })
  expect(figures.movedOn).toBe(0)
  expect(figures.levels).toMatchObject([
    {
      ...{ name: '初审（主考学校）', reached: 5, through: 3, waiting: 1 },
      ...{ decided: 6, passed: 4, rejected: 2, undone: 1, spread: hours(2, 14, 14) },
    },
    {
      ...{ name: '第 1 级复审（市教育考试院）', reached: 1, through: 1, waiting: 0 },
      ...{ decided: 1, passed: 1, rejected: 0, undone: 0, spread: hours(7, 7, 7) },
    },
    {
      ...{ name: '第 2 级复审（市教育考试院）', reached: 3, through: 1, waiting: 1 },
      ...{ decided: 2, passed: 1, rejected: 1, undone: 0, spread: hours(20, 48, 48) },
    },
  ])
  expect(figures.levels.map(({ oldestAt }) => oldestAt !== undefined)).toEqual([true, false, true])
  expect(figures.reasons).toEqual([
    { code: 'image_unreadable', label: '图片不清晰', rejections: 2, amendments: 1 },
    { code: 'other', label: '其他', rejections: 1, amendments: 0 },
  ])
  expect(figures.withNote).toEqual({ rejections: 2, amendments: 1 })
  expect(figures.faulted).toEqual({ rejections: 3, amendments: 1 })
  expect(figures.schools).toMatchObject([
    { applications: 6, waiting: 2, approved: 2, decided: 6, passed: 4, rejected: 2, undone: 1 },
  ])
  const { a, b, c, d } = people
  const line = (id: string) => figures.reviewers.find(({ staffId }) => staffId === id)
  expect(line(a.staffId)).toMatchObject({ name: a.name, decided: 4, passed: 2, rejected: 2, undone: 1 })
  expect(line(a.staffId)?.spread).toEqual(hours(3, 14, 14))
  expect(line(b.staffId)).toMatchObject({ decided: 2, passed: 2, spread: hours(1, 2, 2) })
  expect(line(c.staffId)).toMatchObject({ decided: 1, passed: 1, spread: hours(48, 48, 48) })
  expect(line(c.staffId)).not.toHaveProperty('schoolName')
  expect(line(d.staffId)).toMatchObject({ decided: 2, passed: 1, rejected: 1, spread: hours(7, 20, 20) })
  expect(figures.reviewers).toHaveLength(4)

  // The school sees the same of itself, and nobody of the authority by name.
  const own = await figuresFor(people.registrar)
  expect(own.standing).toEqual(figures.standing)
  expect(own.levels).toEqual(figures.levels)
  expect(own.reviewers.map(({ staffId }) => staffId).toSorted()).toEqual([a.staffId, b.staffId].toSorted())
})

test('STA-01 what was filed again in another round stands there; its decisions stay in the round in which they were made', async () => {
  const he = await given.candidate().enter()
  const id = await file(he)
  pass(3)
  await decide(people.a, id, { verdict: 'reject', reasons: [UNREADABLE] })
  const { body } = await ask(people.supervisor)
  expect(body.figures?.standing).toMatchObject({ all: 1, rejected: 1 })
  await openRound('下一批次')
  await fileAgain(he, id)
  pass(9)
  await approve(people.b, id)
  const next = await figuresFor(people.supervisor)
  expect(next.standing).toMatchObject({ all: 1, waiting: 1, rejected: 0 })
  expect(next.levels[0]).toMatchObject({ decided: 1, passed: 1, spread: hours(9, 9, 9) })
  expect([next.movedOn, next.forms, next.reasons]).toEqual([0, { unsubmitted: 0, submitted: 0 }, []])
  const before = await figuresFor(people.supervisor, `service=exemption&window=${body.window}`)
  expect(before.standing).toMatchObject({ all: 0, waiting: 0, rejected: 0 })
  expect([before.movedOn, before.forms.submitted, before.reasons.length]).toEqual([1, 1, 1])
  expect(before.levels[0]).toMatchObject({ decided: 1, rejected: 1, spread: hours(3, 3, 3) })
})

test('STA-01 an amendment that is not answered counts until its deadline only, and the level’s own rest counts', async () => {
  const id = await file(await given.candidate().enter())
  pass(2)
  await act(people.a, id, { what: 'amendment', days: 3, reasons: [UNREADABLE] })
  expect((await figuresFor(people.supervisor)).standing).toMatchObject({ waiting: 0, amending: 1 })
  const until = await application.owner.query('select amend_until from applications where id = $1', [id])
  application.clock.set(new Date(until.rows[0].amend_until.getTime() + 3_600_000))
  expect((await figuresFor(people.supervisor)).standing).toMatchObject({ amending: 0, amendmentOver: 1 })
  await act(people.a, id, { what: 'hold', note: '等待发证机构回函' })
  application.clock.set(new Date(until.rows[0].amend_until.getTime() + 11 * 3_600_000))
  await decide(people.a, id, { verdict: 'reject', reasons: [UNREADABLE] })
  const { levels } = await figuresFor(people.supervisor)
  // Two before it was asked back, eleven since the deadline.
  expect(levels[0]?.spread).toEqual(hours(13, 13, 13))
})

test('STA-01 a school sees neither another school’s figures nor its reviewers; the authority compares and chooses', async () => {
  const other = {
    reviewer: await given.officer('school_reviewer', OTHER),
    registrar: await given.officer('school_registrar', OTHER),
  }
  await file(await given.candidate().enter())
  const elsewhere = await given.candidate().enrolledIn(MAJOR).passed('00160').enter()
  await application.owner.query(
    'update tickets set school_id = (select id from schools where code = $2) where id = $1',
    [elsewhere.ticketId, OTHER],
  )
  await application.owner.query('delete from exemption_preconditions')
  const id = await file(elsewhere)
  pass(4)
  await decide(other.reviewer, id, { verdict: 'reject', reasons: [UNREADABLE] })

  const all = await ask(people.supervisor)
  expect(
    all.body.figures?.schools.map(({ applications, decided }) => [applications, decided]).toSorted(),
  ).toEqual([
    [1, 0],
    [1, 1],
  ])
  const own = await ask(people.registrar)
  expect(own.body.figures).toMatchObject({ standing: { all: 1, rejected: 0 }, reviewers: [], reasons: [] })
  expect(own.body.schools).toHaveLength(1)
  const theirs = await figuresFor(other.registrar)
  expect(theirs.reviewers).toMatchObject([{ staffId: other.reviewer.staffId, decided: 1 }])
  expect(JSON.stringify(own.body)).not.toContain(other.reviewer.name)

  const otherSchool = theirs.schools[0]?.id
  const refused = await ask(people.registrar, `service=exemption&school=${otherSchool}`)
  expect([refused.status, refused.body]).toMatchObject([404, { code: 'not_found' }])
  const chosen = await figuresFor(people.supervisor, `service=exemption&school=${otherSchool}`)
  expect(chosen).toEqual(theirs)
})

test('STA-01, ACC-01 who may not is refused, and so is what nobody offered; all in words', async () => {
  for (const officer of [people.a, people.c]) expect((await ask(officer)).status).toBe(403)
  const nobodys = '01890000-0000-7000-8000-000000000000'
  const wrong = {
    'service=nothing': 400,
    'service=transfer-in': 400,
    '': 400,
    'service=exemption&window=2026-99-99': 400,
    [`service=exemption&window=${'9'.repeat(400)}`]: 400,
    'service=exemption&school=10272': 400,
    'service=exemption&from=0000-00-00': 400,
    [`service=exemption&window=${nobodys}`]: 404,
    [`service=exemption&school=${nobodys}`]: 404,
  }
  for (const [query, status] of Object.entries(wrong)) {
    const reply = await ask(people.supervisor, query)
    expect([query, reply.status]).toEqual([query, status])
    expect(String((reply.body as unknown as { text: string }).text)).toMatch(/[\u4e00-\u9fff]/)
  }
  // A round of another service is none of this one's.
  const { body } = await ask(people.supervisor)
  expect((await ask(people.supervisor, `service=graduation&window=${body.window}`)).status).toBe(404)
})

test('STA-01 a service that was never open says so, and has no figures', async () => {
  await application.owner.query("delete from windows where service = 'personal-data'")
  const { status, body } = await ask(people.supervisor, 'service=personal-data')
  expect([status, body.rounds, body.figures]).toEqual([200, [], undefined])
})

test('STA-01, TRL-01 the workbook says exactly what the page shows, and the trail that it was taken out', async () => {
  await live()
  const { body } = await ask(people.registrar)
  const browser = await browserOf(application, people.registrar)
  const taken = await browser.call('POST', '/api/office/statistics/export', {
    body: { service: 'exemption' },
  })
  expect(taken.status).toBe(200)
  expect(decodeURIComponent(String(taken.headers['content-disposition']))).toContain('办理统计-申请免考')
  const rows = await rowsOfSheet(application, taken.bytes)
  const line = (name: string) => rows.find(([first]) => first === name)?.[1]
  expect(line('批次')).toBe('测试批次')
  expect(line('申请（件）')).toBe(String(body.figures?.standing.all))
  expect(line('初审（主考学校）通过（件）')).toBe('3')
  const { rows: trail } = await application.owner.query(
    "select actor_id, new_value from audit_entries where action = 'statistics.export'",
  )
  expect(trail).toEqual([
    { actor_id: people.registrar.staffId, new_value: { service: 'exemption', round: '测试批次' } },
  ])
})
