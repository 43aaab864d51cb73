import { beforeAll, expect, test } from 'vitest'
import { startApplication } from '#tests/support/test-application.ts'
import { assertOnlyDemonstration, seedDemonstration, seedSampleApplications } from './public.ts'
import { asCandidate } from './sample-calls.ts'

const application = startApplication({ data: 'empty' })
beforeAll(() => seedDemonstration(application.deps))

test('SCO-04 a sample score says that it was corrected only if a correction stands behind it', async () => {
  const { rows } = await application.owner.query<{ corrected: number; behind: number; different: boolean }>(
    `select count(*)::int as corrected, count(c.id)::int as behind, bool_and(c.old_value <> c.new_value) as different
     from scores s left join score_corrections c on c.person_id = s.person_id and c.score_id = s.id and c.state = 'approved'
     where s.version > 1`,
  )
  expect(rows[0]).toEqual({ corrected: 1, behind: 1, different: true })
})

test('SCO-04 seeding again changes nothing', async () => {
  const count = async () =>
    (
      await application.owner.query(
        'select (select count(*) from persons) p, (select count(*) from scores) s',
      )
    ).rows
  const before = await count()
  await seedDemonstration(application.deps)
  expect(await count()).toEqual(before)
})

test('OPS-01 a sample may take minutes: on a busy machine the demonstration starts all the same', async () => {
  const { rows } = await application.owner.query<{ person_id: string; id: string; no: string }>(
    'select person_id, id, ticket_no as no from tickets order by id limit 1',
  )
  const [{ person_id: personId = '', id = '', no = '' } = {}] = rows
  const left = await asCandidate(application.deps, { personId, ticket: { id, no } }, async ({ deadline }) =>
    deadline.remaining(),
  )
  expect(left).toBeGreaterThan(300_000)
})

test('APP-04, REV-04 the sample applicant has one application faulted and one waiting, made once', async () => {
  await seedSampleApplications(application.deps)
  await seedSampleApplications(application.deps)
  const { rows } = await application.owner.query(
    "select subject, state from applications where service = 'exemption' order by subject",
  )
  expect(rows).toEqual([
    { subject: '03708', state: 'rejected' },
    { subject: '03709', state: 'pending' },
  ])
})

test('TRO-02 a sample transfer-out stands at each stage of its way, and one waits for its major', async () => {
  await seedSampleApplications(application.deps)
  const { rows } = await application.owner.query(
    `select p.name, a.state as filed, d.state as departure, t.state as ticket
     from applications a join persons p on p.id = a.person_id join tickets t on t.id = a.ticket_id
       left join departures d on d.application_id = a.id where a.service = 'transfer-out' order by p.name collate "C"`,
  )
  expect(rows).toEqual([
    { name: '方志远', filed: 'pending', departure: null, ticket: 'transferring_out' },
    { name: '罗晓彤', filed: 'approved', departure: 'sent', ticket: 'transferring_out' },
    { name: '苏婉清', filed: 'approved', departure: 'to_sign', ticket: 'transferring_out' },
    { name: '贺子轩', filed: 'approved', departure: 'returned', ticket: 'active' },
    { name: '高文斌', filed: 'approved', departure: 'signed', ticket: 'transferring_out' },
  ])
})

test('OPS-01 the demonstration does not open its doors on data that is not its own', async () => {
  await seedDemonstration(application.deps)
  await assertOnlyDemonstration(application.deps)
  await application.owner.query('update staff set demonstration = false')
  await expect(assertOnlyDemonstration(application.deps)).rejects.toThrow('KAOJI_MODE=production')
})

test('AUD-08 the sample timetable is made up and says so, and some courses are announced for no sitting', async () => {
  const { rows } = await application.owner.query(
    `select (select count(*)::int from sittings where held_from > current_date) as coming,
       (select count(distinct sitting_id)::int from exam_sessions) as announced,
       (select bool_and(is_example and source like '示范：虚构%') from exam_sessions) as made_up,
       (select bool_and(is_example and source like '示范：虚构%') from practice_rounds) as rounds_made_up,
       (select count(distinct half_day || held_on)::int from exam_sessions x
          join (select id from sittings where held_from > current_date order by number limit 1) g on g.id = x.sitting_id) as half_days,
       (select count(distinct c.course_code)::int from plan_courses c where c.mode = 'written'
          and not exists (select from exam_sessions x where x.course_code = c.course_code)) as never`,
  )
  expect(rows[0]).toEqual({
    coming: 6,
    announced: 4,
    made_up: true,
    rounds_made_up: true,
    half_days: 4,
    never: expect.any(Number),
  })
  expect(rows[0]?.never).toBeGreaterThan(0)
})
