import { sql } from 'kysely'
import { dayColumn, lineColumn, optional, wordColumn } from '#platform/sections/columns.ts'
import { entriesOf, recordsOf } from '#platform/sections/entries.store.ts'
import type { Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'
import { MAJOR, NAMES_SCHOOL, SCHOOL, SOURCE } from './entry-columns.ts'

/** 专业 as one school offers it: the same code at two schools is two entries. */
export const majors: Section = {
  name: 'majors',
  title: '专业',
  form: tableForm('majors.csv', [
    SCHOOL,
    MAJOR,
    lineColumn(['name', '名称'], 60),
    wordColumn(['level', '层次'], { 专科: 'zhuanke', 专升本: 'benke' }),
    optional(dayColumn(['retiredOn', '停用日期'])),
    SOURCE,
  ]),
  key: ['school', 'major'],
  references: [NAMES_SCHOOL],
  retiredBy: 'retiredOn',
  list: (tx) =>
    entriesOf(
      tx,
      sql`select s.code as school, m.code as major, m.name, m.level, m.retired_on as "retiredOn", m.source
        from majors m join schools s on s.id = m.school_id order by s.code, m.code`,
    ),
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into majors (id, code, name, level, school_id, retired_on, source)
      select r."rowId", r.major, r.name, r.level, s.id, r."retiredOn", r.source
      from ${records('"rowId" uuid, school text, major text, name text, level text, "retiredOn" date, source text')}
      join schools s on s.code = r.school
      on conflict (code, school_id) do update
        set name = excluded.name, level = excluded.level, retired_on = excluded.retired_on, source = excluded.source`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      delete from majors m using ${records('school text, major text')} join schools s on s.code = r.school
      where m.school_id = s.id and m.code = r.major`,
    ),
  // Every record that rests on a major rests on one of its plans.
  restingOn: async () => [],
}
