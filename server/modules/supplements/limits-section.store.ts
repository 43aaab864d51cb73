import { sql } from 'kysely'
import { SERVICE_CODES, SERVICES } from '#contracts/services.ts'
import { SOURCE } from '#modules/catalogue/public.ts'
import { dayColumn, wordColumn } from '#platform/sections/columns.ts'
import { entriesOf, recordsOf, restsOf } from '#platform/sections/entries.store.ts'
import { type PlacedRow, textOf } from '#platform/sections/row.ts'
import type { Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'

const COLUMNS = 'service text, "fromDay" date, "untilDay" date, source text'
const KINDS = SERVICE_CODES.filter((code) => SERVICES[code].group === 'supplement')

/** 补登期限: between which days a result may lie that is registered later (SUP-01…03); both days count. */
export const supplementLimits: Section = {
  name: 'supplement-limits',
  title: '补登期限',
  form: tableForm('supplement-limits.csv', [
    wordColumn(['service', '业务'], Object.fromEntries(KINDS.map((code) => [SERVICES[code].title, code]))),
    dayColumn(['fromDay', '不早于']),
    dayColumn(['untilDay', '不晚于']),
    SOURCE,
  ]),
  key: ['service'],
  examine: (rows) => rows.flatMap(wrongOrder),
  list: (tx) =>
    entriesOf(
      tx,
      sql`select service, from_day as "fromDay", until_day as "untilDay", source from supplement_limits order by service`,
    ),
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into supplement_limits (service, from_day, until_day, source)
      select service, "fromDay", "untilDay", source from ${records(COLUMNS)}
      on conflict (service) do update set from_day = excluded.from_day, until_day = excluded.until_day, source = excluded.source`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`delete from supplement_limits l using ${records(COLUMNS)} where l.service = r.service`,
    ),
  // Each kind needs its limit: it is changed, and never taken away.
  restingOn: (tx, rows) =>
    restsOf(
      tx,
      rows,
      (records) =>
        sql`select r.service as key, '项业务须有期限' as what, 1 as number from ${records(COLUMNS)} order by 1`,
    ),
}

function wrongOrder({ at, row }: PlacedRow) {
  return textOf(row, 'untilDay') < textOf(row, 'fromDay')
    ? [{ at, column: 'untilDay', text: '应不早于「不早于」的日期。' }]
    : []
}
