import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Judged } from '#server/import-kind.ts'
import { foldedName } from '../checking/folded-name.store.ts'
import { keepSoundRows } from '../checking/sound-rows.store.ts'

/** What applying a score needs of its row. */
const NEEDED = ['row_no', 'course_code', 'outcome', 'mark', 'grade', 'person_id', 'ticket_id']

/**
 * Checks all staged scores against the database at once (IMP-02), and stores them with the problems found, writing each
 * row once: the sound ones in blocks, unless they are compared with a second entry. To a school, a 准考证 of another school is as none: it learns neither that it exists, nor the name or the scores.
 */
export async function judgeScores(
  tx: Tx,
  batch: {
    id: string
    sittingId: string
    source: 'exam' | 'practice'
    schoolId: string | undefined
    isCompared: boolean
  },
): Promise<Judged> {
  const { id, sittingId, source, isCompared } = batch
  const schoolId = batch.schoolId ?? null
  const names = (await isAnyNamed(tx)) ? NAMES : NO_NAMES
  const { rows } = await sql<{ total: number; faulty: number; off_plan: number; absences: string[] }>`
    with twice as (
      select ticket_no, course_code from staged where ticket_no <> '' group by 1, 2 having count(*) > 1
    ), judged as materialized (
      select r.*, t.person_id, t.id as ticket_id,
        t.id is not null and c.code is not null and pc.course_code is null and not ${IS_OF_NEW_PLAN} as is_off_plan,
        r.problems
          || case when t.id is not null or r.problems && array['ticket_no_missing', 'ticket_no_form'] then '{}'
            when ${schoolId}::uuid is null then array['unknown_ticket'] else array['out_of_scope'] end
          || ${names.problem}
          || case when c.code is null and not r.problems && array['course_missing'] then array['unknown_course'] else '{}' end
          || case when s.id is not null then array['already_recorded'] else '{}' end
          || case when d.ticket_no is not null then array['duplicate_in_file'] else '{}' end as found
      from staged r
      left join tickets t on t.ticket_no = r.ticket_no and (${schoolId}::uuid is null or t.school_id = ${schoolId}::uuid)
      ${names.join}
      left join courses c on c.code = r.course_code
      left join plan_courses pc on pc.plan_id = t.plan_id and pc.course_code = r.course_code
      left join scores s on s.ticket_id = t.id and s.course_code = r.course_code and s.sitting_id = ${sittingId}
        and s.source = ${source} and s.state <> 'void'
      left join twice d on d.ticket_no = r.ticket_no and d.course_code = r.course_code
    ), kept as (
      insert into import_rows (batch_id, row_no, cells, ticket_no, given_name, course_code, outcome, mark, grade, person_id, ticket_id, problems)
      select ${id}, row_no, case when found = '{}' then '{}' else cells end, ticket_no, given_name, course_code, outcome, mark,
        grade, person_id, ticket_id, found from judged where ${isCompared} or found <> '{}'
    ), kept_sound as (
      ${keepSoundRows(id, { has: NEEDED, from: sql`judged where not ${isCompared} and found = '{}'` })}
    )
    select count(*)::int as total, count(*) filter (where found <> '{}')::int as faulty,
      count(*) filter (where is_off_plan and found = '{}')::int as off_plan,
      array(${ABSENCES}) as absences
    from judged`.execute(tx)
  const { total = 0, faulty = 0, off_plan: offPlan = 0, absences = [] } = rows[0] ?? {}
  const offPlanWords =
    offPlan > 0 ? [`有 ${offPlan.toLocaleString('zh-CN')} 行的课程不在考生的考试计划中，请核对。`] : []
  return { total, faulty, warnings: [...absences, ...offPlanWords], notes: [] }
}

/** Whether a course is of a version under which the holder of the 准考证 graduates by a transition: asked of the few off their own plan. */
const IS_OF_NEW_PLAN = sql`exists (select from plan_transitions x join plan_courses n on n.plan_id = x.degree_plan_id
  where x.ticket_plan_id = t.plan_id and n.course_code = r.course_code)`

/**
 * Courses with implausibly many absentees: more than 40 % of at least 20. As all warnings it speaks of the sound rows: the faulty ones are
 * set aside or come again with another file, and the warning must be true of what is applied.
 */
const ABSENCES = sql`
  select '课程 ' || course_code || ' 缺考 ' || absent || ' 人，占 ' || (100 * absent / total) || '%，请核对是否正常。'
  from (select course_code, count(*) as total, count(*) filter (where outcome = 'absent') as absent from judged where found = '{}'
    group by 1) c
  where total >= 20 and absent * 10 > total * 4 order by course_code limit 20`

const NAMES = {
  join: sql`left join persons p on p.id = t.person_id`,
  problem: sql`case when r.given_name <> '' and r.given_name <> p.name and ${foldedName('r.given_name')} <> ${foldedName('p.name')}
    then array['name_mismatch'] else '{}' end`,
}
const NO_NAMES = { join: sql``, problem: sql`'{}'::text[]` }

/** Most files of scores have no names, and need no look at the persons. */
async function isAnyNamed(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select from staged where given_name <> '' limit 1`.execute(tx)
  return rows.length > 0
}
