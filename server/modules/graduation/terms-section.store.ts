import { sql } from 'kysely'
import { SOURCE } from '#modules/catalogue/public.ts'
import { dayColumn, wordColumn } from '#platform/sections/columns.ts'
import { entriesOf, recordsOf } from '#platform/sections/entries.store.ts'
import type { Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'

const YES_OR_NO = { 是: 'true', 否: 'false' }
const COLUMNS = `"validFrom" date, "needsResume" boolean, "needsFamily" boolean, "bothLevels" boolean, source text`

/** 毕业申请要求: which parts of 《毕业生登记表》 are asked for, and whether both levels fit into one batch (GRA-01). */
export const graduationTerms: Section = {
  name: 'graduation-terms',
  title: '毕业申请要求',
  form: tableForm('graduation-terms.csv', [
    dayColumn(['validFrom', '生效日期']),
    wordColumn(['needsResume', '须填个人简历'], YES_OR_NO),
    wordColumn(['needsFamily', '须填家庭成员'], YES_OR_NO),
    wordColumn(['bothLevels', '同批可办两个层次'], YES_OR_NO),
    SOURCE,
  ]),
  key: ['validFrom'],
  list: (tx) =>
    entriesOf(
      tx,
      sql`select to_char(valid_from, 'YYYY-MM-DD') as "validFrom", needs_resume::text as "needsResume",
          needs_family::text as "needsFamily", both_levels::text as "bothLevels", source
        from graduation_terms order by valid_from`,
    ),
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into graduation_terms (valid_from, needs_resume, needs_family, both_levels, source)
      select "validFrom", "needsResume", "needsFamily", "bothLevels", source from ${records(COLUMNS)}
      on conflict (valid_from) do update set needs_resume = excluded.needs_resume, needs_family = excluded.needs_family,
        both_levels = excluded.both_levels, source = excluded.source`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) =>
        sql`delete from graduation_terms g using ${records(COLUMNS)} where g.valid_from = r."validFrom"`,
    ),
  // An application was examined when it was filed; nothing reads the terms of a past day again.
  restingOn: async () => [],
}
