import { beforeAll, expect, test } from 'vitest'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { applyInboundBatch, checkInbound } from '#tests/support/inbound.ts'
import { inboundFile } from '#tests/support/inbound-lines.ts'
import { coursesOf, manyRows, rowsLeft, takenIn } from '#tests/support/many-courses.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
let officer: Officer

beforeAll(async () => {
  officer = await givenIn(application).officer('score_officer')
})

/** The sound rows of a checked batch one by one, as earlier versions kept them. */
const EARLIER = `(
  select s.group_no, u.row_no::int + 1 as row_no, c.code, c.name, c.credits, r.outcome, r.mark, r.grade, r.passed_on, c.cells || r.cells as cells,
    case when u.place = 1 then s.person end as person, u.row_no::int + 2 - u.place::int as first_row
  from (select *, sum(cardinality(courses)) over (order by run) - cardinality(courses) as before from sound_runs where batch_id = $1) s
    cross join unnest(s.courses, s.results) with ordinality as w(course, result, place)
    cross join lateral (select s.before + w.place as row_no, w.place) u
    join sound_courses c on c.batch_id = $1 and c.no = w.course join sound_results r on r.batch_id = $1 and r.no = w.result) e`

/** Replaces what this version keeps of a batch by what another statement makes of it. */
async function keepAsEarlier(id: string, statement: string): Promise<void> {
  await application.owner.query('delete from import_rows where batch_id = $1', [id])
  await application.owner.query(statement, [id])
  for (const table of ['sound_runs', 'sound_courses', 'sound_results'])
    await application.owner.query(`delete from ${table} where batch_id = $1`, [id])
}

test('TRI-01, IMP-01 a file that an earlier version checked, whose sound rows are rows, is taken in alike', async () => {
  const rows = manyRows('0312')
  const { id } = await checkInbound(application, officer, inboundFile(...rows))
  await keepAsEarlier(
    id,
    `insert into import_rows (batch_id, row_no, cells, cells_of_row, ticket_no, course_code, outcome, mark, grade, group_no, course_name,
       credits, passed_on, fields, problems, notes)
     select $1, e.row_no, case when e.person is null then e.cells else array_fill('…'::text, array[10]) || e.cells end,
       case when e.person is null then e.first_row end, '', e.code, e.outcome, e.mark, e.grade, e.group_no, e.name, e.credits, e.passed_on,
       case when e.person is not null then jsonb_build_object('key', 'k', 'isSound', true, 'person', e.person) end, '{}', '{}'
     from ${EARLIER}`,
  )
  expect(await rowsLeft(application, id)).toEqual({ single: rows.length, in_runs: 0, words: 0 })
  await applyInboundBatch(application, officer, id)
  expect(await takenIn(application, '0312')).toEqual(coursesOf(rows))
})

test('TRI-01, IMP-01 a file that the version before checked, whose sound rows are in blocks and some are rows, is taken in alike', async () => {
  const rows = manyRows('0316')
  const { id } = await checkInbound(application, officer, inboundFile(...rows))
  await keepAsEarlier(
    id,
    `with shown as (
       insert into import_rows (batch_id, row_no, cells, cells_of_row, ticket_no, course_code, outcome, mark, grade, group_no, course_name,
         credits, passed_on, fields, problems, notes)
       select $1, e.row_no, case when e.person is null then e.cells else array_fill('…'::text, array[10]) || e.cells end,
         case when e.person is null then e.first_row end, '', e.code, e.outcome, e.mark, e.grade, e.group_no, e.name, e.credits, e.passed_on,
         case when e.person is not null then jsonb_build_object('key', 'k', 'isSound', true, 'person', e.person) end, '{}', '{person_unknown}'
       from ${EARLIER} where e.row_no <= 51)
     insert into sound_row_blocks (batch_id, block_no, rows)
     select $1, 0, array_agg(row(e.row_no, e.code, e.outcome, e.mark, e.grade, null, null, e.group_no, e.name, e.credits, e.passed_on, e.cells,
       e.person)::sound_row) from ${EARLIER} where e.row_no > 51`,
  )
  await applyInboundBatch(application, officer, id)
  expect(await takenIn(application, '0316')).toEqual(coursesOf(rows))
})
