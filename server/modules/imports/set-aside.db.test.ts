import { beforeAll, expect, test } from 'vitest'
import { textsOf } from '#platform/spreadsheet/spreadsheet.fixture.ts'
import { withChecksum } from '#rulebook/identity/id-number.ts'
import { newestSitting, ONCE, sendFile, work } from '#tests/support/desk.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInStaff, type Visitor } from '#tests/support/visitor.ts'
import { importTasks } from './public.ts'

const application = startApplication()
let officer: Visitor
let sittingId = ''
let tickets: string[] = []
const SCORES = '准考证号,姓名,课程代码,成绩\n'
const reason = '两行的准考证号须向学校核对'

beforeAll(async () => {
  officer = await signInStaff(application, 'score1')
  sittingId = await newestSitting(application)
  const { rows } = await application.owner.query<{ ticket_no: string }>(
    'select ticket_no from tickets order by ticket_no limit 40',
  )
  tickets = rows.map(({ ticket_no }) => ticket_no)
})

async function checked(text: string | Buffer, kind = 'exam_scores'): Promise<string> {
  const sent = await sendFile(officer, { kind, ...(kind === 'candidates' ? {} : { sittingId }), text })
  expect(sent.status).toBe(200)
  await work(application, String(sent.body.id))
  return String(sent.body.id)
}

const batchOf = async (id: string) =>
  (await officer.call('GET', `/api/office/imports/${id}`)).body.batch as Record<string, unknown>
const setAside = (id: string, by = officer) =>
  by.call('POST', `/api/office/imports/${id}/set-aside`, { body: { reason } })
const errorFile = async (id: string, by = officer) =>
  textsOf((await by.call('GET', `/api/office/imports/${id}/errors.xlsx`)).bytes)

async function apply(id: string) {
  const answer = await officer.call('POST', `/api/office/imports/${id}/apply`)
  const { rows } = await application.owner.query<{ id: string }>(
    'select uploaded_by as id from import_batches where id = $1',
    [id],
  )
  const payload = { batchId: id, staffId: rows[0]?.id ?? '', requestId: 'test', address: '127.0.0.1' }
  await importTasks(application.deps)['apply-import'](payload, ONCE)
  return answer
}

test('IMP-04 faulty rows are set aside, the rest is applied, and the repaired error file brings in what was missing', async () => {
  const [one, two, three] = tickets
  const id = await checked(`${SCORES}${one},,00020,61\n${two},,00020,162\n${three},,00020,63\n`)
  expect((await apply(id)).body.code).toBe('import_has_problems')
  expect((await setAside(id)).status).toBe(200)
  expect(await batchOf(id)).toMatchObject({
    ...{ state: 'checked', rowsTotal: 2, rowsFaulty: 0, rowsSetAside: 1 },
    setAsideReason: reason,
  })
  expect((await apply(id)).status).toBe(200)
  expect(await batchOf(id)).toMatchObject({ state: 'applied', rowsTotal: 2, rowsSetAside: 1 })
  const { rows: marks } = await application.owner.query<{ mark: number }>(
    'select mark from scores where batch_id = $1 order by mark',
    [id],
  )
  expect(marks.map(({ mark }) => mark)).toEqual([61, 63])
  const { rows: trail } = await application.owner.query(
    "select reason, new_value as new from audit_entries where action = 'import.set_aside' and subject_id = $1",
    [id],
  )
  expect(trail).toEqual([{ reason, new: { rows: 1, rowsLeft: 2 } }])

  const [titles = [], row = []] = await errorFile(id)
  expect(row.slice(0, 5)).toEqual(['3', two, '', '00020', '162'])
  const repaired = row.map((cell) => (cell === '162' ? '62' : cell))
  const again = await checked(`${titles.join(',')}\n${repaired.join(',')}\n`)
  expect(await batchOf(again)).toMatchObject({ state: 'checked', rowsTotal: 1, rowsFaulty: 0 })
  expect((await apply(again)).status).toBe(200)
})

test('IMP-04 nothing is set aside of a batch without faults, of one without a sound row, or twice at once', async () => {
  const sound = await checked(`${SCORES}${tickets[4]},,00020,61\n`)
  expect((await setAside(sound)).body.code).toBe('import_without_problems')
  const faulty = await checked(`${SCORES}${tickets[5]},,00020,161\n`)
  expect((await setAside(faulty)).body.code).toBe('import_all_faulty')
  expect(await batchOf(faulty)).toMatchObject({ rowsTotal: 1, rowsFaulty: 1, rowsSetAside: 0 })
  const id = await checked(`${SCORES}${tickets[6]},,00020,61\n${tickets[7]},,00020,261\n`)
  const answers = await Promise.all(Array.from({ length: 6 }, () => setAside(id)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409, 409])
  expect(await batchOf(id)).toMatchObject({ rowsTotal: 1, rowsSetAside: 1 })
  expect((await officer.call('POST', `/api/office/imports/${id}/discard`)).status).toBe(200)
  await importTasks(application.deps)['clear-import']({ batchId: id })
  const { rows } = await application.owner.query('select 1 from set_aside_rows where batch_id = $1', [id])
  expect(rows).toEqual([])
})

test('IMP-04 rows are either set aside or the batch is discarded, never both', async () => {
  for (const place of [10, 11, 12, 13]) {
    const id = await checked(`${SCORES}${tickets[place]},,00022,61\n${tickets[20]},,00022,${200 + place}\n`)
    const [aside, discarded] = await Promise.all([
      setAside(id),
      officer.call('POST', `/api/office/imports/${id}/discard`),
    ])
    expect(discarded?.status).toBe(200)
    const { state, rowsSetAside } = await batchOf(id)
    expect(state).toBe('discarded')
    expect(rowsSetAside).toBe(aside?.status === 200 ? 1 : 0)
  }
})

test('IMP-04, ACC-02 a candidate’s number is in the error file of whoever brought it, and masked for everybody else', async () => {
  const number = withChecksum('31010119930202001')
  const wrong = `${number.slice(0, 17)}${number.endsWith('0') ? '1' : '0'}`
  const header = '姓名,证件类型,证件号码,准考证号,主考学校代码,专业代码,手机号码\n'
  const id = await checked(
    `${header}何一,居民身份证,${wrong},870000000101,10272,120203K,13916000001\n何二,居民身份证,${withChecksum('31010119930202002')},870000000102,10272,120203K,\n`,
    'candidates',
  )
  expect((await setAside(id)).status).toBe(200)
  const [titles = [], row = []] = await errorFile(id)
  const cell = (title: string) => row[titles.indexOf(title)]
  expect([cell('证件号码'), cell('手机号码')]).toEqual([wrong, '13916000001'])
  const [, masked = []] = await errorFile(id, await signInStaff(application, 'record1'))
  expect(masked.join()).not.toContain(wrong)
  const repaired = row.map((text) => (text === wrong ? number : text))
  const again = await checked(`${titles.join(',')}\n${repaired.join(',')}\n`, 'candidates')
  expect(await batchOf(again)).toMatchObject({ state: 'checked', rowsFaulty: 0 })
})

test('IMP-04 only who may apply a batch sets rows aside', async () => {
  const id = await checked(`${SCORES}${tickets[30]},,00020,61\n${tickets[31]},,00020,361\n`)
  expect((await setAside(id, await signInStaff(application, 'sufe'))).body.code).toBe('not_permitted')
})

test('IMP-02, IMP-04 the warnings speak of the sound rows, and so stay true when the faulty ones are set aside', async () => {
  const { rows: plans } = await application.owner.query<{ ticket_no: string; code: string }>(
    `select t.ticket_no, (select c.code from courses c where not exists
        (select from plan_courses p where p.plan_id = t.plan_id and p.course_code = c.code) order by c.code limit 1) as code
     from tickets t order by t.ticket_no limit 30`,
  )
  const [one, ...others] = plans.filter(({ code }) => code !== null)
  // One sound row and two faulty ones are off their plans; a whole course of absentees has no sound row.
  const offPlan = [
    `${one?.ticket_no},,${one?.code},61`,
    ...others.slice(0, 2).map((row) => `${row.ticket_no},,${row.code},161`),
  ]
  const absent = others.slice(0, 22).map(({ ticket_no }) => `${ticket_no},无此人,13000,缺考`)
  const id = await checked(`${SCORES}${[...offPlan, ...absent].join('\n')}\n`)
  const { warnings, rowsFaulty } = await batchOf(id)
  expect([rowsFaulty, warnings]).toEqual([24, ['有 1 行的课程不在考生的考试计划中，请核对。']])
  expect((await setAside(id)).status).toBe(200)
  expect(await batchOf(id)).toMatchObject({ rowsTotal: 1, warnings })
})

test('IMP-02 a course of the plan to which a 准考证 has gone over is not off its plan', async () => {
  const { rows } = await application.owner.query<{ ticket_no: string; code: string }>(
    `select t.ticket_no, n.course_code as code from tickets t join plan_transitions x on x.ticket_plan_id = t.plan_id
     join plan_courses n on n.plan_id = x.degree_plan_id
     where not exists (select from plan_courses o where o.plan_id = t.plan_id and o.course_code = n.course_code)
     order by 1, 2 limit 1`,
  )
  const id = await checked(`${SCORES}${rows[0]?.ticket_no},,${rows[0]?.code},61\n`)
  expect(await batchOf(id)).toMatchObject({ rowsTotal: 1, rowsFaulty: 0, warnings: [] })
})
