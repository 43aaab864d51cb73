import { beforeEach, expect, test } from 'vitest'
import { importTasks } from '#modules/imports/public.ts'
import { ONCE, sendFile, work } from '#tests/support/desk.ts'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import { fileGraduation, openGraduation } from '#tests/support/graduate.ts'
import {
  anotherNumber,
  approveCorrection,
  approveHeld,
  fileCorrection,
  hold,
  newName,
  newNumber,
  toLastLevel,
} from '#tests/support/personal-data.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
const MAJOR = '120203K'
const HEADER = '姓名,证件类型,证件号码,准考证号,主考学校代码,专业代码,手机号码,密码哈希\n'
let officer: Officer

beforeEach(async () => {
  officer = await given.officer('score_officer')
})

const row = (name: string, idNumber: string, ticketNo: string) =>
  `${HEADER}${name},居民身份证,${idNumber},${ticketNo},10272,${MAJOR},,\n`

/** Uploads and checks a file of candidates. */
async function checked(text: string): Promise<string> {
  const { body } = await sendFile(officer, { kind: 'candidates', text })
  await work(application, String(body.id))
  return String(body.id)
}

async function report(id: string) {
  const { body } = await officer.call('GET', `/api/office/imports/${id}`)
  return body as unknown as { batch: { state: string; fault?: string }; problemCounts: { problem: string }[] }
}

async function apply(batchId: string): Promise<void> {
  await officer.call('POST', `/api/office/imports/${batchId}/apply`)
  const payload = { batchId, staffId: officer.staffId, requestId: 'test', address: '127.0.0.1' }
  await importTasks(application.deps)['apply-import'](payload, ONCE)
}

async function holdersOf(ticketNo: string) {
  const { rows } = await application.owner.query<{ id: string }>(
    'select p.id from tickets t join persons p on p.id = t.person_id where t.ticket_no = $1',
    [ticketNo],
  )
  return rows.map(({ id }) => id)
}

let tickets = 881_000_000_000
const nextTicketNo = () => {
  tickets += 1
  return String(tickets)
}

/** A name that no digit of the sample names disturbs. */
async function named(candidate: Candidate, name: string): Promise<void> {
  await application.owner.query('update persons set name = $2 where id = $1', [candidate.personId, name])
}

test('PRF-01 two corrections to one number at the same moment: one has an effect', async () => {
  const [one, two] = [await given.candidate().enter(), await given.candidate().enter()]
  const number = anotherNumber()
  const [first] = await fileCorrection(one, await newNumber(one, number))
  const [second] = await fileCorrection(two, await newNumber(two, number))
  const [a, b] = [await toLastLevel(given, first), await toLastLevel(given, second)]
  const decided = await Promise.all([approveHeld(a, first), approveHeld(b, second)])
  expect(decided.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(decided.flatMap(({ body }) => body.code ?? [])).toEqual(['effect_impossible'])
  const { rows } = await application.owner.query(
    'select count(*)::int as count from person_corrections where person_id in ($1, $2) and undone_at is null',
    [one.personId, two.personId],
  )
  expect(rows).toEqual([{ count: 1 }])
})

test('PRF-01 an approval is given once, however often it is pressed', async () => {
  const candidate = await given.candidate().enter()
  const [id] = await fileCorrection(candidate, await newName(candidate, '冯一'))
  const last = await toLastLevel(given, id)
  const decided = await Promise.all(Array.from({ length: 5 }, () => approveHeld(last, id)))
  expect(decided.filter(({ status }) => status === 200)).toHaveLength(1)
  const { rows } = await application.owner.query(
    "select count(*)::int as count from audit_entries where person_id = $1 and action = 'person.correct'",
    [candidate.personId],
  )
  expect(rows).toEqual([{ count: 1 }])
})

test('PRF-01, AUD-04 a correction and a graduation of one person are decided at the same moment: both stand, and the desk is told', async () => {
  await openGraduation(application)
  const candidate = await given.candidate().enrolledIn(MAJOR).passedAll().enter()
  const graduation = await fileGraduation(candidate)
  application.clock.advance(1_000)
  const [correction] = await fileCorrection(candidate, await newName(candidate, '卫新名'))
  const school = await given.officer('school_reviewer', '10272')
  await hold(school, graduation)
  await approveHeld(school, graduation)
  const middle = await given.officer('authority_reviewer')
  await hold(middle, graduation)
  await approveHeld(middle, graduation)
  const last = await given.officer('authority_reviewer')
  await hold(last, graduation)
  const corrector = await toLastLevel(given, correction)
  const decided = await Promise.all([approveHeld(last, graduation), approveHeld(corrector, correction)])
  expect(decided.map(({ status }) => status)).toEqual([200, 200])
  const { body } = await last.call('GET', `/api/office/reviews/${graduation}`)
  expect(JSON.stringify(body.advice)).toContain(`姓名已更正：${candidate.name} → 卫新名`)
})

test('PRF-01, IMP-01 a file with the old name or the old number of a corrected person is refused at its row', async () => {
  const candidate = await given.candidate().enter()
  await named(candidate, '蒋旧名')
  const [name] = await fileCorrection(candidate, await newName(candidate, '蒋新名'))
  await approveCorrection(given, name)
  const problemsOf = async (text: string) =>
    (await report(await checked(text))).problemCounts.map(({ problem }) => problem)
  expect(await problemsOf(row('蒋旧名', candidate.idNumber, nextTicketNo()))).toEqual(['id_other_name'])
  const number = anotherNumber()
  const [changed] = await fileCorrection(candidate, await newNumber(candidate, number, 'changed'))
  await approveCorrection(given, changed)
  const replaced = ['number_replaced']
  expect(await problemsOf(row('蒋新名', candidate.idNumber, nextTicketNo()))).toEqual(replaced)
  expect(await problemsOf(row('蒋旧名', candidate.idNumber, nextTicketNo()))).toEqual(replaced)
  expect(await problemsOf(row('蒋新名', number, nextTicketNo()))).toEqual([])
  // 重号: two people had one number, and one of them has another one now.
  expect(await problemsOf(row('沈旁人', candidate.idNumber, nextTicketNo()))).toEqual([])
})

test('PRF-01, IMP-01 a number that is corrected after the check leaves the batch unapplied, and makes no second person', async () => {
  const candidate = await given.candidate().enter()
  await named(candidate, '韩某某')
  const ticketNo = nextTicketNo()
  const batchId = await checked(row('韩某某', candidate.idNumber, ticketNo))
  const [id] = await fileCorrection(candidate, await newNumber(candidate, anotherNumber(), 'changed'))
  await approveCorrection(given, id)
  await apply(batchId)
  const { batch } = await report(batchId)
  expect(batch).toMatchObject({ state: 'checked', fault: expect.stringContaining('更正了证件号码') })
  expect(await holdersOf(ticketNo)).toEqual([])
})

test('PRF-01, IMP-01 a correction while a batch is applied: one is first, and the person stays one', async () => {
  for (let round = 0; round < 3; round += 1) {
    const candidate = await given.candidate().enter()
    const name = `杨某${'甲乙丙'[round]}`
    await named(candidate, name)
    const ticketNo = nextTicketNo()
    const batchId = await checked(row(name, candidate.idNumber, ticketNo))
    const [id] = await fileCorrection(candidate, await newNumber(candidate, anotherNumber(), 'changed'))
    const last = await toLastLevel(given, id)
    const [, decided] = await Promise.all([apply(batchId), approveHeld(last, id)])
    expect(decided.status).toBe(200)
    const { batch } = await report(batchId)
    expect(await holdersOf(ticketNo)).toEqual(batch.state === 'applied' ? [candidate.personId] : [])
    const { rows } = await application.owner.query(
      'select count(*)::int as count from persons where name = $1',
      [name],
    )
    expect(rows).toEqual([{ count: 1 }])
  }
})
