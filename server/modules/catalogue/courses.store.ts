import { sql } from 'kysely'
import { dayColumn, lineColumn, optional } from '#platform/sections/columns.ts'
import { entriesOf, recordsOf, restsOf } from '#platform/sections/entries.store.ts'
import type { Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'
import { COURSE, SOURCE } from './entry-columns.ts'

/** 课程: one entry for each code, in however many plans it stands. */
export const courses: Section = {
  name: 'courses',
  title: '课程',
  form: tableForm('courses.csv', [
    COURSE,
    lineColumn(['name', '名称'], 100),
    optional(lineColumn(['initials', '拼音首字母'], 60)),
    optional(dayColumn(['discontinuedOn', '停考日期'])),
    SOURCE,
  ]),
  key: ['course'],
  list: (tx) =>
    entriesOf(
      tx,
      sql`select code as course, name, initials, discontinued_on as "discontinuedOn", source from courses order by code`,
    ),
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into courses (code, name, initials, discontinued_on, source)
      select course, name, coalesce(initials, ''), "discontinuedOn", source
      from ${records('course text, name text, initials text, "discontinuedOn" date, source text')}
      on conflict (code) do update set name = excluded.name, initials = excluded.initials,
        discontinued_on = excluded.discontinued_on, source = excluded.source`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`delete from courses c using ${records('course text')} where c.code = r.course`,
    ),
  restingOn: (tx, rows) =>
    restsOf(
      tx,
      rows,
      (records) => sql`
      select r.course as key, u.what, count(*)::int as number from ${records('course text')}
      join (select course_code, '条成绩' as what from scores
        union all select subject, '件免考申请' from applications where service = 'exemption'
        union all select subject, '件补登' from applications where service in ('supplement-score', 'supplement-exemption')) u on u.course_code = r.course
      group by 1, 2 order by 1, 2`,
    ),
}
