import { sql } from 'kysely'
import { SERVICE_CODES, SERVICES } from '#contracts/services.ts'
import { concernedByService, SOURCE } from '#modules/catalogue/public.ts'
import { minuteColumn, numbersColumn, wordColumn, wordsColumn } from '#platform/sections/columns.ts'
import { entriesOf, recordsOf, restsOf } from '#platform/sections/entries.store.ts'
import type { Json, PlacedRow } from '#platform/sections/row.ts'
import type { Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'

const LEVELS = { 主考学校: 'school', 市教育考试院: 'authority' }
const MOST_LEVELS = 4

/** 审核链: the levels that decide on a service's applications, in order, in force from an instant on (REV-05). */
export const reviewChains: Section = {
  name: 'review-chains',
  title: '审核链',
  form: tableForm('review-chains.csv', [
    wordColumn(
      ['service', '业务'],
      Object.fromEntries(SERVICE_CODES.map((code) => [SERVICES[code].title, code])),
    ),
    minuteColumn(['validFrom', '生效时间']),
    wordsColumn(['levels', '各级'], LEVELS),
    numbersColumn(['expectedDays', '各级预计天数'], { from: 1, to: 365 }),
    SOURCE,
  ]),
  key: ['service', 'validFrom'],
  examine: (rows) => rows.flatMap(wrongLength),
  list: (tx) =>
    entriesOf(
      tx,
      sql`select service, to_char(valid_from at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as "validFrom",
          to_jsonb(levels) as levels, to_jsonb(expected_days) as "expectedDays", source
        from review_chains order by service, valid_from, id`,
    ),
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into review_chains (id, service, levels, expected_days, valid_from, source)
      select "rowId", service, levels, "expectedDays", "validFrom" at time zone 'Asia/Shanghai', source
      from ${records('"rowId" uuid, service text, levels text[], "expectedDays" smallint[], "validFrom" timestamp, source text')}
      on conflict (service, valid_from) do update
        set levels = excluded.levels, expected_days = excluded.expected_days, source = excluded.source`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      delete from review_chains c using ${records('service text, "validFrom" timestamp')}
      where c.service = r.service and c.valid_from = r."validFrom" at time zone 'Asia/Shanghai'`,
    ),
  // The candidates who filed under a chain were promised its days.
  restingOn: (tx, rows) =>
    restsOf(
      tx,
      rows,
      (records) => sql`
      select concat_ws(' ', r.service, to_char(r."validFrom", 'YYYY-MM-DD HH24:MI')) as key, '次提交' as what, count(*)::int as number
      from ${records('service text, "validFrom" timestamp')} join filings f on f.service = r.service
        and f.filed_at >= r."validFrom" at time zone 'Asia/Shanghai'
      group by 1 order by 1`,
    ),
  concerns: concernedByService(['service', 'validFrom']),
}

function wrongLength({ at, row }: PlacedRow) {
  const [levels, days] = [lengthOf(row.levels), lengthOf(row.expectedDays)]
  if (levels === undefined || days === undefined) return []
  if (levels > MOST_LEVELS) return [{ at, column: 'levels', text: `最多 ${MOST_LEVELS} 级。` }]
  return levels === days
    ? []
    : [{ at, column: 'expectedDays', text: `有 ${levels} 级，应写 ${levels} 个天数，现在有 ${days} 个。` }]
}

function lengthOf(value: Json | undefined): number | undefined {
  return Array.isArray(value) ? value.length : undefined
}
