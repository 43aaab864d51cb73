import { sql } from 'kysely'
import { MAJOR, SOURCE } from '#modules/catalogue/public.ts'
import { dayColumn, lineColumn, optional, wordColumn } from '#platform/sections/columns.ts'
import { entriesOf, recordsOf } from '#platform/sections/entries.store.ts'
import { textOf } from '#platform/sections/row.ts'
import type { Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'
import { isProvince } from '#rulebook/evidence/provinces.ts'

const COLUMNS = 'province text, level text, major text, name text, "validTo" date, source text'

/** 外省专业: the majors that can be transferred into, by province (TRO-01). One that is not there is typed and settled by staff. */
export const destinationMajorsSection: Section = {
  name: 'destination-majors',
  title: '外省专业',
  form: tableForm('destination-majors.csv', [
    lineColumn(['province', '省份'], 20),
    wordColumn(['level', '层次'], { 专科: 'zhuanke', 专升本: 'benke' }),
    MAJOR,
    lineColumn(['name', '名称'], 60),
    optional(dayColumn(['validTo', '停用日期'])),
    SOURCE,
  ]),
  key: ['province', 'level', 'major'],
  retiredBy: 'validTo',
  examine: (rows) =>
    rows.flatMap(({ at, row }) =>
      isProvince(textOf(row, 'province'))
        ? []
        : [{ at, column: 'province', text: '应为省、自治区、直辖市的全称，例如 江苏省。' }],
    ),
  list: (tx) =>
    entriesOf(
      tx,
      sql`select province, level, code as major, name, to_char(valid_to, 'YYYY-MM-DD') as "validTo", source
        from destination_majors order by province collate "C", level, code collate "C"`,
    ),
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into destination_majors (province, level, code, name, valid_to, source)
      select province, level, major, name, "validTo", source from ${records(COLUMNS)}
      on conflict (province, level, code) do update
        set name = excluded.name, valid_to = excluded.valid_to, source = excluded.source`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      delete from destination_majors d using ${records(COLUMNS)}
      where d.province = r.province and d.level = r.level and d.code = r.major`,
    ),
  // What was filed keeps the words of its day.
  restingOn: async () => [],
}
