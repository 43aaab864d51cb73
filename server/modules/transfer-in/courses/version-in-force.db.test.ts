import { beforeAll, expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { buildDegreeCase } from '#modules/degree/public.ts'
import { auditDegree } from '#rulebook/degree/audit-degree.ts'
import { arrivalOf, bring, withMark } from '#tests/support/arrivals.ts'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import { cellsOf, checkInbound, namedCandidate } from '#tests/support/inbound.ts'
import { inboundFile } from '#tests/support/inbound-lines.ts'
import { underOldPlan } from '#tests/support/old-plan.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
let officer: Officer

/** 03708 has three credits by the plan of the 准考证, and two by the version under which its holder graduates now. */
async function underOther(ticketId: string): Promise<void> {
  await underOldPlan(application, ticketId)
  const { rowCount } = await application.owner.query(
    `update plan_courses c set credits = 3 from tickets t
     where t.id = $1 and c.plan_id = t.plan_id and c.course_code = '03708'`,
    [ticketId],
  )
  expect(rowCount).toBe(1)
}

async function whyNot(candidate: Candidate, credits: number): Promise<string | undefined> {
  const courses = [{ ...withMark(78), credits }]
  const [taken] = await bring(application, officer, [arrivalOf(application, candidate, { courses })])
  const { body } = await candidate.call('GET', `/api/portal/transfers-in/${taken?.id}`)
  return (body.list as { whyNot?: string }[])[0]?.whyNot
}

/** What the audit says against a score that was transferred in with so many credits. */
async function auditOf({ personId, ticketId }: Candidate, credits: number): Promise<readonly string[]> {
  const { rows } = await application.owner.query<{ id: string }>(
    `insert into scores (person_id, id, ticket_id, course_code, source, outcome, mark, obtained_on, transferred_on, credits_at_origin, name_at_origin)
     select $1, gen_random_uuid(), $2, code, 'transfer_in', 'marked', 78, '2018-04-16', '2019-09-20', $3, name from courses
     where code = '03708' returning id`,
    [personId, ticketId, credits],
  )
  const asked = { ticketId, at: application.clock.now(), on: '2026-12-16', graduatesOn: '2026-12-30' }
  const built = await application.deps.database.read(deadlineIn(5_000), (tx) => buildDegreeCase(tx, asked))
  const { unusable } = auditDegree(built.degreeCase)
  return unusable.flatMap(({ score, why }) => (score === rows[0]?.id ? [why] : []))
}

beforeAll(async () => {
  officer = await given.officer('score_officer')
})

test('TRI-01, AUD-02 credits are compared by the version under which one graduates, as the audit compares them', async () => {
  const candidate = await given.candidate().enter()
  await underOther(candidate.ticketId)
  expect(await whyNot(candidate, 2)).toBeUndefined()
  expect(await auditOf(candidate, 2)).toEqual([])
  expect(await whyNot(candidate, 3)).toBe('学分不一致：转出省 3 学分，本市 2 学分。')
  expect(await auditOf(candidate, 3)).toEqual(['credits_differ'])
})

test('TRI-01 where one may graduate under either version, credits that agree with one of them do', async () => {
  const candidate = await given.candidate().enter()
  await underOther(candidate.ticketId)
  await application.owner.query(
    `insert into plan_transitions (ticket_plan_id, degree_plan_id, applies_from, is_default, words, source)
     select plan_id, plan_id, '2026-02-01', false, '可自选', '测试' from tickets where id = $1`,
    [candidate.ticketId],
  )
  try {
    expect(await whyNot(candidate, 3)).toBeUndefined()
    expect(await whyNot(candidate, 4)).toBe('学分不一致：转出省 4 学分，本市 2 或 3 学分。')
  } finally {
    await application.owner.query("delete from plan_transitions where words = '可自选' and source = '测试'")
  }
})

test('TRI-01 the check of an inbound file compares credits with the same version', async () => {
  const candidate = await namedCandidate(application)
  await underOther(candidate.ticketId)
  const course = { courseCode: '03708', courseName: '中国近现代史纲要' }
  const { report } = await checkInbound(
    application,
    officer,
    inboundFile(
      { ...cellsOf(candidate), ...course, credits: '2' },
      { ...cellsOf(candidate), ...course, credits: '3', originTicketNo: '030100000077' },
      { ...cellsOf(candidate), ...course, credits: '3', originTicketNo: '030100000078' },
    ),
  )
  const counts = new Map(report.noteCounts.map(({ note, rows }) => [note, rows]))
  expect([counts.get('recognised'), counts.get('not_recognised:credits_differ')]).toEqual([1, 2])
})
