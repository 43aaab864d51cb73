import { sql } from 'kysely'
import { addressColumn, dayColumn, lineColumn, optional } from '#platform/sections/columns.ts'
import { entriesOf, recordsOf, restsOf } from '#platform/sections/entries.store.ts'
import type { Row } from '#platform/sections/row.ts'
import type { Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'
import { SCHOOL, SOURCE } from './entry-columns.ts'

/** 主考学校. Majors, windows and other entries name a school by its code. */
export const schools: Section = {
  name: 'schools',
  title: '主考学校',
  form: tableForm('schools.csv', [
    SCHOOL,
    lineColumn(['name', '名称'], 60),
    optional(dayColumn(['retiredOn', '停用日期'])),
    SOURCE,
    optional(addressColumn(['website', '网址'])),
  ]),
  key: ['school'],
  unique: [['name']],
  retiredBy: 'retiredOn',
  list: (tx) =>
    entriesOf(
      tx,
      sql`select code as school, name, retired_on as "retiredOn", website, source from schools order by code`,
    ),
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into schools (id, code, name, retired_on, website, source)
      select "rowId", school, name, "retiredOn", website, source
      from ${records('"rowId" uuid, school text, name text, "retiredOn" date, website text, source text')}
      on conflict (code) do update set name = excluded.name, retired_on = excluded.retired_on,
        website = excluded.website, source = excluded.source`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`delete from schools s using ${records('school text')} where s.code = r.school`,
    ),
  restingOn: (tx, rows: readonly Row[]) =>
    restsOf(
      tx,
      rows,
      (records) => sql`
      select s.code as key, u.what, count(*)::int as number from ${records('school text')} join schools s on s.code = r.school
      join (select school_id, '个准考证' as what from tickets union all select school_id, '个工作人员岗位' from staff_roles
        union all select school_id, '个导入批次' from import_batches union all select school_id, '件申请' from applications) u
        on u.school_id = s.id
      group by 1, 2 order by 1, 2`,
    ),
}
