import { sql } from 'kysely'
import { numberColumn, optional, several, wordColumn } from '#platform/sections/columns.ts'
import { entriesOf, recordsOf } from '#platform/sections/entries.store.ts'
import { type PlacedRow, textOf } from '#platform/sections/row.ts'
import type { Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'
import {
  courseColumn,
  MAJOR,
  NAMES_PLAN,
  namedBy,
  SCHOOL,
  SOURCE,
  textsIn,
  VERSION,
  yesNoColumn,
} from '../entry-columns.ts'
import { heldByApplications } from './held-plans.store.ts'

const COLUMNS = `level text, school text, major text, version text, months smallint, "minCourses" smallint, named text[],
  "minNamed" smallint, "countsExempted" boolean, source text`
const PLAN = `left join schools s on s.code = r.school left join majors m on m.school_id = s.id and m.code = r.major
  left join plans p on p.major_id = m.id and p.version = r.version`
const PLAN_COLUMNS = ['school', 'major', 'version']
const KEY = ['level', ...PLAN_COLUMNS]

/**
 * 转入考生毕业规定 (domain: 本地合格门数): what a candidate with transferred scores must have passed here, for a level, or for one
 * version of a plan where a school asks for more; and how long the transfer must lie back.
 */
export const transferRules: Section = {
  name: 'transfer-rules',
  title: '转入考生毕业规定',
  form: tableForm('transfer-rules.csv', [
    wordColumn(['level', '层次'], { 专科: 'zhuanke', 专升本: 'benke' }),
    optional(SCHOOL),
    optional(MAJOR),
    optional(VERSION),
    numberColumn(['months', '转入满几个月'], { from: 0, to: 120, step: 1 }),
    numberColumn(['minCourses', '本地合格门数'], { from: 0, to: 100, step: 1 }),
    optional(several(courseColumn(['named', '指定课程代码']))),
    optional(numberColumn(['minNamed', '指定课程门数'], { from: 0, to: 100, step: 1 })),
    yesNoColumn(['countsExempted', '免考算本地']),
    SOURCE,
  ]),
  key: KEY,
  references: [
    NAMES_PLAN,
    {
      to: 'plan-courses',
      column: 'named',
      keysOf: (row) =>
        namedBy(row, PLAN_COLUMNS).flatMap((plan) => textsIn(row.named).map((code) => `${plan} ${code}`)),
    },
  ],
  examine: (rows) => rows.flatMap(wrongIn),
  openColumns: ['source'],
  heldBy: (tx, rows) => heldByApplications(tx, rows, KEY),
  list: (tx) =>
    entriesOf(
      tx,
      sql`select x.level, s.code as school, m.code as major, p.version, x.months, x.min_courses as "minCourses",
          nullif(to_jsonb(x.named_courses), '[]') as named, nullif(x.min_named, 0) as "minNamed",
          x.counts_exempted::text as "countsExempted", x.source
        from transfer_rules x left join plans p on p.id = x.plan_id left join majors m on m.id = p.major_id
        left join schools s on s.id = m.school_id
        order by x.level, s.code nulls first, m.code, p.effective_on, p.version`,
    ),
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into transfer_rules (level, plan_id, months, min_courses, named_courses, min_named, counts_exempted, source)
      select r.level, p.id, r.months, r."minCourses", coalesce(r.named, '{}'), coalesce(r."minNamed", 0), r."countsExempted",
        r.source from ${records(COLUMNS)} ${sql.raw(PLAN)}
      on conflict (level, plan_id) do update set months = excluded.months, min_courses = excluded.min_courses,
        named_courses = excluded.named_courses, min_named = excluded.min_named, counts_exempted = excluded.counts_exempted,
        source = excluded.source`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      delete from transfer_rules x using ${records(COLUMNS)} ${sql.raw(PLAN)}
      where x.level = r.level and x.plan_id is not distinct from p.id`,
    ),
  restingOn: async () => [],
}

function wrongIn({ at, row }: PlacedRow) {
  const filled = PLAN_COLUMNS.filter((column) => textOf(row, column) !== '')
  const named = textsIn(row.named)
  const tell = (column: string, text: string) => [{ at, column, text }]
  return [
    ...(filled.length % PLAN_COLUMNS.length === 0
      ? []
      : tell('version', '主考学校代码、专业代码、计划版本要么都填，要么都不填。')),
    ...(named.length > 0 && filled.length === 0
      ? tell('named', '指定课程只能写在某个计划版本的规定里，请填写主考学校代码、专业代码、计划版本。')
      : []),
    ...(new Set(named).size < named.length ? tell('named', '同一门课程写了两次。') : []),
    ...(Number(row.minNamed ?? 0) > named.length
      ? tell('minNamed', `指定课程只有 ${named.length} 门，不可能至少 ${textOf(row, 'minNamed')} 门。`)
      : []),
  ]
}
