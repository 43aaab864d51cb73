import { sql } from 'kysely'
import { dayColumn, lineColumn, numberColumn } from '#platform/sections/columns.ts'
import { entriesOf, recordsOf, restsOf } from '#platform/sections/entries.store.ts'
import { type PlacedRow, textOf } from '#platform/sections/row.ts'
import type { Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'
import { OPEN_SOURCE } from './entry-columns.ts'

/** 考次, by its number. */
export const sittings: Section = {
  name: 'sittings',
  title: '考次',
  form: tableForm('sittings.csv', [
    numberColumn(['number', '考次号'], { from: 1, to: 9999, step: 1 }),
    lineColumn(['name', '名称'], 60),
    dayColumn(['heldFrom', '开考日期']),
    dayColumn(['heldTo', '结束日期']),
    OPEN_SOURCE,
  ]),
  key: ['number'],
  unique: [['name']],
  examine: turnedRound,
  list: (tx) =>
    entriesOf(
      tx,
      sql`select number, name, held_from as "heldFrom", held_to as "heldTo", source from sittings order by number`,
    ),
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into sittings (id, number, name, held_from, held_to, source)
      select "rowId", number, name, "heldFrom", "heldTo", coalesce(source, '')
      from ${records('"rowId" uuid, number smallint, name text, "heldFrom" date, "heldTo" date, source text')}
      on conflict (number) do update set name = excluded.name, held_from = excluded.held_from, held_to = excluded.held_to,
        source = excluded.source`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`delete from sittings g using ${records('number smallint')} where g.number = r.number`,
    ),
  restingOn: (tx, rows) =>
    restsOf(
      tx,
      rows,
      (records) => sql`
      select r.number::text as key, u.what, count(*)::int as number from ${records('number smallint')}
      join sittings g on g.number = r.number
      join (select sitting_id, '条成绩' as what from scores union all select sitting_id, '个导入批次' from import_batches
        union all select sitting_id, '次发布' from publications) u on u.sitting_id = g.id
      group by 1, 2 order by 1, 2`,
    ),
}

function turnedRound(rows: readonly PlacedRow[]) {
  return rows
    .filter(({ row }) => textOf(row, 'heldTo') !== '' && textOf(row, 'heldTo') < textOf(row, 'heldFrom'))
    .map(({ at }) => ({ at, column: 'heldTo', text: '结束日期不能早于开考日期。' }))
}
