import { sql } from 'kysely'
import { dayColumn, lineColumn, wordColumn } from '#platform/sections/columns.ts'
import { entriesOf, recordsOf } from '#platform/sections/entries.store.ts'
import { textOf } from '#platform/sections/row.ts'
import type { Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'
import { EXAMPLE, NAMES_SCHOOL, SCHOOL, SOURCE } from '../entry-columns.ts'

const COLUMNS = `school text, mode text, name text, "heldFrom" date, "heldTo" date, source text, "isExample" boolean`

/** 实践考核和论文安排 (AUD-08): when a school examines practice or takes theses. Only what has a source stands here. */
export const practiceRounds: Section = {
  name: 'practice-rounds',
  title: '实践考核和论文安排',
  form: tableForm('practice-rounds.csv', [
    SCHOOL,
    wordColumn(['mode', '考核方式'], { 实践: 'practice', 论文: 'thesis' }),
    lineColumn(['name', '批次'], 60),
    dayColumn(['heldFrom', '开始日期']),
    dayColumn(['heldTo', '结束日期']),
    EXAMPLE,
    SOURCE,
  ]),
  key: ['school', 'mode', 'name'],
  references: [NAMES_SCHOOL],
  examine: (rows) =>
    rows
      .filter(({ row }) => textOf(row, 'heldTo') !== '' && textOf(row, 'heldTo') < textOf(row, 'heldFrom'))
      .map(({ at }) => ({ at, column: 'heldTo', text: '结束日期不能早于开始日期。' })),
  list: (tx) =>
    entriesOf(
      tx,
      sql`select s.code as school, x.mode, x.name, x.held_from as "heldFrom", x.held_to as "heldTo",
          x.is_example::text as "isExample", x.source
        from practice_rounds x join schools s on s.id = x.school_id order by s.code, x.held_from, x.mode, x.name`,
    ),
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into practice_rounds (school_id, mode, name, held_from, held_to, source, is_example)
      select s.id, r.mode, r.name, r."heldFrom", r."heldTo", r.source, r."isExample"
      from ${records(COLUMNS)} join schools s on s.code = r.school
      on conflict (school_id, mode, name) do update set held_from = excluded.held_from, held_to = excluded.held_to,
        source = excluded.source, is_example = excluded.is_example`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      delete from practice_rounds x using ${records(COLUMNS)} join schools s on s.code = r.school
      where x.school_id = s.id and x.mode = r.mode and x.name = r.name`,
    ),
  restingOn: async () => [],
}
