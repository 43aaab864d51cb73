import { beforeAll, expect, test } from 'vitest'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { bringInbound, cellsOf, checkInbound, namedCandidate } from '#tests/support/inbound.ts'
import { type InboundCells, inboundFile } from '#tests/support/inbound-lines.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
let officer: Officer

beforeAll(async () => {
  officer = await givenIn(application).officer('score_officer')
})

/** A course that a candidate's plan has, as this city knows it. */
async function planCourse(ticketId: string, isPassed: boolean): Promise<InboundCells> {
  const { rows } = await application.owner.query<{ code: string; name: string; credits: string }>(
    `select c.code, c.name, pc.credits::float8::text as credits
     from tickets t join plan_courses pc on pc.plan_id = t.plan_id join courses c on c.code = pc.course_code
     where t.id = $1 and pc.mode = 'written'
       and exists (select from scores s where s.ticket_id = t.id and s.course_code = c.code) = $2
     order by c.code limit 1`,
    [ticketId, isPassed],
  )
  const [course] = rows
  if (!course) throw new Error('The plan has no such course')
  return { courseCode: course.code, courseName: course.name, credits: course.credits }
}

test('TRI-01 the check says of every course whether the audit recognises it, and why not', async () => {
  const candidate = await namedCandidate(application)
  const fresh = await planCourse(candidate.ticketId, false)
  const passed = await planCourse(candidate.ticketId, true)
  const person = cellsOf(candidate)
  const each: InboundCells[] = [
    { ...person, ...fresh },
    { ...person, ...passed },
    { ...person, courseCode: '99999' },
    { ...person, ...fresh, originTicketNo: '030100000002', courseName: '另一门课程' },
    { ...person, ...fresh, originTicketNo: '030100000003', credits: '0.5' },
    { ...person, ...fresh, originTicketNo: '030100000004', mark: '59' },
  ]
  const { id } = await checkInbound(application, officer, inboundFile(...each))
  const { rows } = await application.owner.query<{ notes: string[] }>(
    'select notes from import_rows where batch_id = $1 order by row_no',
    [id],
  )
  expect(rows.map(({ notes }) => notes.filter((note) => !note.startsWith('person_')))).toEqual([
    ['recognised'],
    ['recognised', 'held_already'],
    ['not_recognised:unknown_code'],
    ['not_recognised:name_differs'],
    ['not_recognised:credits_differ'],
    ['not_recognised:failed'],
  ])
})

test('TRI-01 the check foresees whether a record is new, the same, or a correction', async () => {
  const candidate = await namedCandidate(application)
  const text = inboundFile(cellsOf(candidate))
  const batch = await bringInbound(application, officer, text)
  const noteOf = async (file: string) => {
    const { report } = await checkInbound(application, officer, file)
    return report.noteCounts.map(({ note }) => note).filter((note) => note.startsWith('record_'))
  }
  expect(await noteOf(`${text}\n`)).toEqual(['record_unchanged'])
  const corrected = inboundFile({ ...cellsOf(candidate), mark: '90' })
  expect(await noteOf(corrected)).toEqual(['record_corrects'])
  await application.owner.query("update arrivals set state = 'confirmed' where batch_id = $1", [batch])
  expect(await noteOf(`${corrected}\n`)).toEqual(['record_corrects_confirmed'])
})
