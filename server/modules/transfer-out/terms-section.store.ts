import { sql } from 'kysely'
import { SOURCE } from '#modules/catalogue/public.ts'
import { dayColumn, numberColumn } from '#platform/sections/columns.ts'
import { entriesOf, recordsOf } from '#platform/sections/entries.store.ts'
import type { Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'

const COLUMNS = '"validFrom" date, months smallint, source text'

/** 转出规定: how long after an inbound transfer the next one may leave (TRO-01). */
export const transferOutTerms: Section = {
  name: 'transfer-out-terms',
  title: '转出规定',
  form: tableForm('transfer-out-terms.csv', [
    dayColumn(['validFrom', '生效日期']),
    numberColumn(['months', '转入后满几个月可转出'], { from: 0, to: 120, step: 1 }),
    SOURCE,
  ]),
  key: ['validFrom'],
  list: (tx) =>
    entriesOf(
      tx,
      sql`select to_char(valid_from, 'YYYY-MM-DD') as "validFrom", months_since_transfer_in as months, source
        from transfer_out_terms order by valid_from`,
    ),
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into transfer_out_terms (valid_from, months_since_transfer_in, source)
      select "validFrom", months, source from ${records(COLUMNS)}
      on conflict (valid_from) do update
        set months_since_transfer_in = excluded.months_since_transfer_in, source = excluded.source`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) =>
        sql`delete from transfer_out_terms g using ${records(COLUMNS)} where g.valid_from = r."validFrom"`,
    ),
  // An application was examined when it was filed, and is examined by the terms of the day when it is approved.
  restingOn: async () => [],
}
