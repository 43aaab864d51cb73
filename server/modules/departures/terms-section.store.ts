import { sql } from 'kysely'
import { SOURCE } from '#modules/catalogue/public.ts'
import { dayColumn, numberColumn } from '#platform/sections/columns.ts'
import { entriesOf, recordsOf } from '#platform/sections/entries.store.ts'
import type { Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'

const COLUMNS = '"validFrom" date, "signDays" smallint, "packageDays" smallint, source text'

/** 转出办理期限: how long a candidate has to sign, and how long a package can be taken in (TRO-02, TRO-04). */
export const departureTerms: Section = {
  name: 'departure-terms',
  title: '转出办理期限',
  form: tableForm('departure-terms.csv', [
    dayColumn(['validFrom', '生效日期']),
    numberColumn(['signDays', '审核通过后几天内签字'], { from: 1, to: 365, step: 1 }),
    numberColumn(['packageDays', '电子档案几天内有效'], { from: 1, to: 730, step: 1 }),
    SOURCE,
  ]),
  key: ['validFrom'],
  list: (tx) =>
    entriesOf(
      tx,
      sql`select to_char(valid_from, 'YYYY-MM-DD') as "validFrom", sign_days as "signDays", package_days as "packageDays", source
        from departure_terms order by valid_from`,
    ),
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into departure_terms (valid_from, sign_days, package_days, source)
      select "validFrom", "signDays", "packageDays", source from ${records(COLUMNS)}
      on conflict (valid_from) do update
        set sign_days = excluded.sign_days, package_days = excluded.package_days, source = excluded.source`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) =>
        sql`delete from departure_terms d using ${records(COLUMNS)} where d.valid_from = r."validFrom"`,
    ),
  // What was approved keeps the day until which it is signed, and a package the day until which it holds.
  restingOn: async () => [],
}
