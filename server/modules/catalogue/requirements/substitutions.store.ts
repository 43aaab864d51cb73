import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import {
  codeColumn,
  dayColumn,
  lineColumn,
  numberColumn,
  optional,
  several,
} from '#platform/sections/columns.ts'
import { entriesOf, recordsOf, restsOf } from '#platform/sections/entries.store.ts'
import { type PlacedRow, type Row, textOf } from '#platform/sections/row.ts'
import type { Resting, Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'
import { concernedByService } from '../concerned/by-service.store.ts'
import { courseColumn, EXAMPLE, MAJOR, SOURCE, textsIn, yesNoColumn } from '../entry-columns.ts'

const COLUMNS = `id text, old text[], new text[], "atLeast" smallint, "minCredits" numeric, "passedBefore" date, "appliesFrom" date,
  "appliesTo" date, exempted boolean, majors text[], words text, source text, "isExample" boolean`

/**
 * 课程顶替 (AUD-02): passes of old courses that stand for new ones, one to one and many to many. The table is the city's; a rule may
 * be of some majors only.
 */
export const substitutions: Section = {
  name: 'substitutions',
  title: '课程顶替',
  form: tableForm('substitutions.csv', [
    codeColumn(['id', '编号'], {
      fold: 'text',
      pattern: /^[a-z0-9][a-z0-9-]{0,39}$/,
      words: '小写字母、数字和横线',
    }),
    several(courseColumn(['old', '旧课程代码'])),
    several(courseColumn(['new', '新课程代码'])),
    numberColumn(['atLeast', '至少门数'], { from: 1, to: 50, step: 1 }),
    optional(numberColumn(['minCredits', '至少学分'], { from: 0, to: 300, step: 0.5 })),
    optional(dayColumn(['passedBefore', '合格早于'])),
    optional(dayColumn(['appliesFrom', '施行日期'])),
    optional(dayColumn(['appliesTo', '截止日期'])),
    yesNoColumn(['exempted', '免考可顶替']),
    optional(several({ ...MAJOR, key: 'majors', title: '适用专业' })),
    optional(lineColumn(['words', '说明'], 300)),
    EXAMPLE,
    SOURCE,
  ]),
  key: ['id'],
  references: (['old', 'new'] as const).map((column) => ({
    to: 'courses',
    column,
    keysOf: (row) => textsIn(row[column]),
  })),
  retiredBy: 'appliesTo',
  examine: (rows) => rows.flatMap(wrongIn),
  list: (tx) =>
    entriesOf(
      tx,
      sql`select id, to_jsonb(old_courses) as old, to_jsonb(new_courses) as new, at_least as "atLeast",
          min_credits as "minCredits", passed_before as "passedBefore", applies_from as "appliesFrom",
          applies_to as "appliesTo", exempted::text as exempted, to_jsonb(majors) as majors, words, source,
          is_example::text as "isExample"
        from substitutions order by id`,
    ),
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into substitutions (id, old_courses, new_courses, at_least, min_credits, passed_before, applies_from, applies_to,
        exempted, majors, words, source, is_example)
      select id, old, new, "atLeast", "minCredits", "passedBefore", "appliesFrom", "appliesTo", exempted, majors, words, source,
        "isExample" from ${records(COLUMNS)}
      on conflict (id) do update set old_courses = excluded.old_courses, new_courses = excluded.new_courses,
        at_least = excluded.at_least, min_credits = excluded.min_credits, passed_before = excluded.passed_before,
        applies_from = excluded.applies_from, applies_to = excluded.applies_to, exempted = excluded.exempted,
        majors = excluded.majors, words = excluded.words, source = excluded.source, is_example = excluded.is_example`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`delete from substitutions s using ${records('id text')} where s.id = r.id`,
    ),
  restingOn: restingOnRules,
  concerns: concernedByService(['id'], 'graduation'),
}

/**
 * The applications for graduation that were filed while a rule was in force are judged with it (decision 0093). It is ended, and not taken
 * away, also for those that are decided: an undone decision is made again.
 */
function restingOnRules(tx: Tx, rows: readonly Row[]): Promise<Resting[]> {
  return restsOf(
    tx,
    rows,
    (records) => sql`
      select s.id as key, '份毕业申请' as what, count(*)::int as number
      from ${records('id text')} join substitutions s on s.id = r.id
      join applications a on a.service = 'graduation' and a.state <> 'withdrawn'
        and (s.majors is null or a.subject = any(s.majors))
        and (s.applies_from is null or s.applies_from <= (a.filed_at at time zone 'Asia/Shanghai')::date)
        and (s.applies_to is null or s.applies_to >= (a.first_filed_at at time zone 'Asia/Shanghai')::date)
      group by 1, 2 order by 1, 2`,
  )
}

function wrongIn({ at, row }: PlacedRow) {
  const [old, fresh] = [textsIn(row.old), textsIn(row.new)]
  const [from, to] = [textOf(row, 'appliesFrom'), textOf(row, 'appliesTo')]
  const tell = (column: string, text: string) => [{ at, column, text }]
  return [
    ...(new Set(old).size < old.length ? tell('old', '同一门课程写了两次。') : []),
    ...(new Set(fresh).size < fresh.length ? tell('new', '同一门课程写了两次。') : []),
    ...(fresh.some((code) => old.includes(code))
      ? tell('new', '新课程与旧课程相同：本课程的成绩不用顶替。')
      : []),
    ...(Number(row.atLeast) > old.length
      ? tell('atLeast', `旧课程只有 ${old.length} 门，不可能至少 ${textOf(row, 'atLeast')} 门。`)
      : []),
    ...(to && from && to < from ? tell('appliesTo', '截止日期不能早于施行日期。') : []),
  ]
}
