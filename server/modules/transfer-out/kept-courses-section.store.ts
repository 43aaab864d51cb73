import { sql } from 'kysely'
import { COURSE, SOURCE } from '#modules/catalogue/public.ts'
import { wordColumn } from '#platform/sections/columns.ts'
import { entriesOf, recordsOf } from '#platform/sections/entries.store.ts'
import { textOf } from '#platform/sections/row.ts'
import type { Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'

const WHY = { 证书类课程: 'certificate', 本市自设代码: 'not_national' }

/** 不能转出的课程: of certificates, and with a code of this city's own (TRO-01). */
export const transferOutCourses: Section = {
  name: 'transfer-out-courses',
  title: '不能转出的课程',
  form: tableForm('transfer-out-courses.csv', [COURSE, wordColumn(['why', '原因'], WHY), SOURCE]),
  key: ['course'],
  references: [
    {
      to: 'courses',
      column: 'course',
      keysOf: (row) => [textOf(row, 'course')].filter((code) => code !== ''),
    },
  ],
  list: (tx) =>
    entriesOf(
      tx,
      sql`select course_code as course, why, source from transfer_out_courses order by course_code`,
    ),
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into transfer_out_courses (course_code, why, source)
      select course, why, source from ${records('course text, why text, source text')}
      on conflict (course_code) do update set why = excluded.why, source = excluded.source`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) =>
        sql`delete from transfer_out_courses c using ${records('course text')} where c.course_code = r.course`,
    ),
  restingOn: async () => [],
}
