import { sql } from 'kysely'
import { dayColumn, numberColumn, optional, proseColumn } from '#platform/sections/columns.ts'
import { entriesOf, recordsOf, restsOf } from '#platform/sections/entries.store.ts'
import { type PlacedRow, textOf } from '#platform/sections/row.ts'
import { keyText, type Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'
import { concernedByPlan } from './concerned/by-plan.store.ts'
import { MAJOR, namedBy, SCHOOL, SOURCE, VERSION } from './entry-columns.ts'
import { heldByApplications } from './requirements/held-plans.store.ts'

const KEY = ['school', 'major', 'version']
const EFFECTIVE = dayColumn(['effectiveOn', '生效日期'])
const RETIRED = dayColumn(['retiredOn', '停用日期'])
const GRADUATES_UNTIL = dayColumn(['graduatesUntil', '毕业截止日期'])

/** 考试计划: a version of a major's plan, in force from a day on. Its courses are a separate section. */
export const plans: Section = {
  name: 'plans',
  title: '考试计划',
  form: tableForm('plans.csv', [
    SCHOOL,
    MAJOR,
    VERSION,
    EFFECTIVE,
    optional(RETIRED),
    optional(GRADUATES_UNTIL),
    numberColumn(['minCourses', '最少门数'], { from: 1, to: 100, step: 1 }),
    numberColumn(['minCredits', '最低学分'], { from: 1, to: 500, step: 1 }),
    optional(proseColumn(['notes', '说明'])),
    SOURCE,
  ]),
  key: KEY,
  references: [{ to: 'majors', column: 'major', keysOf: (row) => namedBy(row, ['school', 'major']) }],
  retiredBy: 'retiredOn',
  examine: (rows) => [...endedTooEarly(rows), ...inForceTogether(rows)],
  openColumns: ['effectiveOn', 'retiredOn', 'graduatesUntil', 'notes', 'source'],
  heldBy: (tx, rows) => heldByApplications(tx, rows, KEY),
  list: (tx) =>
    entriesOf(
      tx,
      sql`select s.code as school, m.code as major, p.version, p.effective_on as "effectiveOn", p.retired_on as "retiredOn",
          p.graduates_until as "graduatesUntil", p.min_courses as "minCourses", p.min_credits as "minCredits", p.source,
          (select string_agg(note, E'\n' order by place) from jsonb_array_elements_text(p.notes) with ordinality n (note, place)) as notes
        from plans p join majors m on m.id = p.major_id join schools s on s.id = m.school_id
        order by s.code, m.code, p.effective_on, p.version`,
    ),
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into plans (id, major_id, version, effective_on, retired_on, graduates_until, min_courses, min_credits, notes, source)
      select r."rowId", m.id, r.version, r."effectiveOn", r."retiredOn", r."graduatesUntil", r."minCourses", r."minCredits",
        to_jsonb(coalesce(string_to_array(r.notes, E'\n'), '{}')), r.source
      from ${records(`"rowId" uuid, school text, major text, version text, "effectiveOn" date, "retiredOn" date,
        "graduatesUntil" date, "minCourses" smallint, "minCredits" smallint, notes text, source text`)}
      join schools s on s.code = r.school join majors m on m.school_id = s.id and m.code = r.major
      on conflict (major_id, version) do update set effective_on = excluded.effective_on, retired_on = excluded.retired_on,
        graduates_until = excluded.graduates_until, min_courses = excluded.min_courses, min_credits = excluded.min_credits, notes = excluded.notes, source = excluded.source`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      delete from plans p using ${records('school text, major text, version text')} join schools s on s.code = r.school
      join majors m on m.school_id = s.id and m.code = r.major where p.major_id = m.id and p.version = r.version`,
    ),
  restingOn: (tx, rows) =>
    restsOf(
      tx,
      rows,
      (records) => sql`
      select concat_ws(' ', r.school, r.major, r.version) as key, '个准考证' as what, count(*)::int as number
      from ${records('school text, major text, version text')} join schools s on s.code = r.school
      join majors m on m.school_id = s.id and m.code = r.major join plans p on p.major_id = m.id and p.version = r.version
      join tickets t on t.plan_id = p.id
      group by 1 order by 1`,
    ),
  concerns: concernedByPlan(['school', 'major', 'version']),
}

function endedTooEarly(rows: readonly PlacedRow[]) {
  return rows.flatMap(({ at, row }) => {
    const [effective, retired, graduates] = [EFFECTIVE, RETIRED, GRADUATES_UNTIL].map(({ key }) =>
      textOf(row, key),
    )
    if (!effective) return []
    return [
      ...(retired && retired <= effective
        ? [{ at, column: RETIRED.key, text: '停用日期应在生效日期之后。' }]
        : []),
      ...(graduates && graduates < (retired || effective)
        ? [{ at, column: GRADUATES_UNTIL.key, text: '毕业截止日期不能早于生效日期和停用日期。' }]
        : []),
    ]
  })
}

/** Of two plans of one major that are in force on one day nobody could say which a new candidate begins. */
function inForceTogether(rows: readonly PlacedRow[]) {
  const begun = rows.filter(({ row }) => textOf(row, EFFECTIVE.key) !== '')
  return [...Map.groupBy(begun, ({ row }) => keyText(row, ['school', 'major'])).values()].flatMap((same) => {
    const byDay = same.toSorted((a, b) =>
      textOf(a.row, EFFECTIVE.key) < textOf(b.row, EFFECTIVE.key) ? -1 : 1,
    )
    return byDay.slice(1).flatMap((later, place) => {
      const earlier = byDay[place]
      const ends = earlier && textOf(earlier.row, RETIRED.key)
      if (!earlier || (ends && ends <= textOf(later.row, EFFECTIVE.key))) return []
      return [
        {
          at: earlier.at,
          column: RETIRED.key,
          text: `与${later.at}的计划同时有效，同一学校同一专业同一天只能有一个。请填写旧计划的停用日期，不晚于新计划的生效日期。`,
        },
      ]
    })
  })
}
