import { sql } from 'kysely'
import { NAMES_SCHOOL, SCHOOL, SOURCE } from '#modules/catalogue/public.ts'
import { numberColumn } from '#platform/sections/columns.ts'
import { entriesOf, recordsOf } from '#platform/sections/entries.store.ts'
import type { Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'

/**
 * 免考申请条件: how many theory courses a candidate must have passed before applying, by school (EXM-05). A school without an
 * entry has no such condition.
 */
export const exemptionPreconditions: Section = {
  name: 'exemption-preconditions',
  title: '免考申请条件',
  form: tableForm('exemption-preconditions.csv', [
    SCHOOL,
    numberColumn(['minTheoryPassed', '理论课程合格门数'], { from: 0, to: 50, step: 1 }),
    SOURCE,
  ]),
  key: ['school'],
  references: [NAMES_SCHOOL],
  list: (tx) =>
    entriesOf(
      tx,
      sql`select s.code as school, p.min_theory_passed as "minTheoryPassed", p.source
        from exemption_preconditions p join schools s on s.id = p.school_id order by s.code`,
    ),
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into exemption_preconditions (school_id, min_theory_passed, source)
      select s.id, r."minTheoryPassed", r.source
      from ${records('school text, "minTheoryPassed" smallint, source text')} join schools s on s.code = r.school
      on conflict (school_id) do update set min_theory_passed = excluded.min_theory_passed, source = excluded.source`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      delete from exemption_preconditions p using ${records('school text')} join schools s on s.code = r.school
      where p.school_id = s.id`,
    ),
  restingOn: async () => [],
}
