import { sql } from 'kysely'
import { numberColumn, optional, wordColumn } from '#platform/sections/columns.ts'
import { entriesOf, recordsOf, restsOf } from '#platform/sections/entries.store.ts'
import type { Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'
import { concernedByPlan } from './concerned/by-plan.store.ts'
import {
  COURSE,
  courseColumn,
  MAJOR,
  NAMES_PLAN,
  namedBy,
  SCHOOL,
  VERSION,
  yesNoColumn,
} from './entry-columns.ts'
import { heldByApplications } from './requirements/held-plans.store.ts'

const KEY = ['school', 'major', 'version', 'course']
const COLUMNS = `school text, major text, version text, seq smallint, course text, credits numeric, mode text, requirement text,
  theory text, "ownMajor" boolean`

/** 计划课程: the place of a course in a plan. */
export const planCourses: Section = {
  name: 'plan-courses',
  title: '计划课程',
  form: tableForm('plan-courses.csv', [
    SCHOOL,
    MAJOR,
    VERSION,
    numberColumn(['seq', '序号'], { from: 1, to: 300, step: 1 }),
    COURSE,
    numberColumn(['credits', '学分'], { from: 0, to: 100, step: 0.5 }),
    wordColumn(['mode', '考核方式'], { 笔试: 'written', 实践: 'practice', 论文: 'thesis' }),
    wordColumn(['requirement', '性质'], { 必考: 'compulsory', 选考: 'choice', 加考: 'additional' }),
    optional(courseColumn(['theory', '理论课程代码'])),
    optional(yesNoColumn(['ownMajor', '只认本专业'])),
  ]),
  key: KEY,
  references: [
    NAMES_PLAN,
    { to: 'courses', column: 'course', keysOf: (row) => namedBy(row, ['course']) },
    { to: 'courses', column: 'theory', keysOf: (row) => namedBy(row, ['theory']) },
  ],
  openColumns: ['seq'],
  heldBy: (tx, rows) => heldByApplications(tx, rows, KEY),
  list: (tx) =>
    entriesOf(
      tx,
      sql`select s.code as school, m.code as major, p.version, c.seq, c.course_code as course, c.credits, c.mode, c.requirement,
          c.theory_code as theory, c.own_major::text as "ownMajor"
        from plan_courses c join plans p on p.id = c.plan_id join majors m on m.id = p.major_id join schools s on s.id = m.school_id
        order by s.code, m.code, p.effective_on, p.version, c.seq, c.course_code`,
    ),
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into plan_courses (plan_id, seq, course_code, credits, mode, requirement, theory_code, own_major)
      select p.id, r.seq, r.course, r.credits, r.mode, r.requirement, r.theory, r."ownMajor"
      from ${records(COLUMNS)} join schools s on s.code = r.school
      join majors m on m.school_id = s.id and m.code = r.major join plans p on p.major_id = m.id and p.version = r.version
      on conflict (plan_id, course_code) do update set seq = excluded.seq, credits = excluded.credits, mode = excluded.mode,
        requirement = excluded.requirement, theory_code = excluded.theory_code, own_major = excluded.own_major`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      delete from plan_courses c using ${records(COLUMNS)} join schools s on s.code = r.school
      join majors m on m.school_id = s.id and m.code = r.major join plans p on p.major_id = m.id and p.version = r.version
      where c.plan_id = p.id and c.course_code = r.course`,
    ),
  // A score takes its credits from the plan of its 准考证, so it rests on the course's place in that plan.
  restingOn: (tx, rows) =>
    restsOf(
      tx,
      rows,
      (records) => sql`
      select concat_ws(' ', r.school, r.major, r.version, r.course) as key, '条成绩' as what, count(*)::int as number
      from ${records(COLUMNS)} join schools s on s.code = r.school
      join majors m on m.school_id = s.id and m.code = r.major join plans p on p.major_id = m.id and p.version = r.version
      join tickets t on t.plan_id = p.id join scores c on c.person_id = t.person_id and c.ticket_id = t.id and c.course_code = r.course
      group by 1 order by 1`,
    ),
  concerns: concernedByPlan(['school', 'major', 'version', 'course']),
}
