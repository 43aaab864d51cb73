import { beforeAll, expect, test } from 'vitest'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { applyInboundBatch, cellsOf, checkInbound, namedCandidate } from '#tests/support/inbound.ts'
import { type InboundCells, inboundFile } from '#tests/support/inbound-lines.ts'
import { manyRows, takenIn } from '#tests/support/many-courses.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
let officer: Officer

beforeAll(async () => {
  officer = await givenIn(application).officer('score_officer')
})

test('TRI-01, IMP-01 a record of more rows than stand in one run, the last of them far from the others, is one record', async () => {
  const person = manyRows('0317')[0]
  const other = manyRows('0318')[4]
  const courses = Array.from({ length: 150 }, (_, place) => ({
    ...person,
    courseCode: String(10_001 + place),
    courseName: `课程${place}`,
    mark: String(60 + (place % 41)),
  }))
  const rows = [...courses.slice(0, 149), { ...other }, ...courses.slice(149)]
  const { id, report } = await checkInbound(application, officer, inboundFile(...rows))
  expect(report.batch).toMatchObject({ rowsTotal: rows.length, rowsFaulty: 0 })
  const { rows: runs } = await application.owner.query<{ rows: number }>(
    'select cardinality(courses) as rows from sound_runs where batch_id = $1 order by run',
    [id],
  )
  expect(runs.map(({ rows: some }) => some)).toEqual([64, 64, 21, 1, 1])
  await applyInboundBatch(application, officer, id)
  const taken = await takenIn(application, '0317')
  expect(taken.map(({ seq, code, mark }) => [seq, code, mark])).toEqual(
    courses.map(({ courseCode, mark }, place) => [place + 1, courseCode, Number(mark)]),
  )
})

test('TRI-01, IMP-01 a course that comes twice in a record is found within a run, across the end of a run, and in runs that stand apart', async () => {
  const [within, across, apart] = [0, 4, 8].map((place) => manyRows('0319')[place])
  const course = (person: InboundCells | undefined, place: number) => ({
    ...person,
    courseCode: String(20_001 + place),
  })
  const long = Array.from({ length: 64 }, (_, place) => course(across, place))
  const rows = [
    ...[course(within, 1), course(within, 2), course(within, 1)],
    ...[course(apart, 1), course(apart, 2)],
    ...[...long, course(across, 0)],
    course(apart, 2),
  ]
  const { report } = await checkInbound(application, officer, inboundFile(...rows))
  expect(report.problemCounts).toMatchObject([{ problem: 'course_twice', rows: 6 }])
  expect(report.faultyRows.map(({ rowNo }) => rowNo)).toEqual([2, 4, 6, 7, 71, 72])
})

test('TRI-01, IMP-01 the first row with something to say is shown, however many before it have nothing', async () => {
  const candidate = await namedCandidate(application)
  const { rows: courses } = await application.owner.query<{ code: string; name: string; credits: string }>(
    `select c.code, c.name, pc.credits::float8::text as credits
     from tickets t join plan_courses pc on pc.plan_id = t.plan_id join courses c on c.code = pc.course_code
     where t.id = $1 and pc.mode = 'written'
       and not exists (select from scores s where s.ticket_id = t.id and s.course_code = c.code) order by c.code limit 1`,
    [candidate.ticketId],
  )
  const [course] = courses
  if (!course) throw new Error('The plan has no such course')
  const records = Array.from({ length: 520 }, (_, place) => ({
    ...cellsOf(candidate),
    originTicketNo: `0321${String(place).padStart(8, '0')}`,
    courseCode: place === 510 ? '99999' : course.code,
    courseName: course.name,
    credits: course.credits,
  }))
  const { report } = await checkInbound(application, officer, inboundFile(...records))
  expect(report.notedRows).toMatchObject([{ rowNo: 512 }])
  expect(Object.fromEntries(report.noteCounts.map(({ note, rows }) => [note, rows]))).toEqual({
    person_matched: 520,
    recognised: 519,
    'not_recognised:unknown_code': 1,
  })
})
