import { sql } from 'kysely'
import { dayColumn, lineColumn, optional } from '#platform/sections/columns.ts'
import { entriesOf, recordsOf } from '#platform/sections/entries.store.ts'
import { type PlacedRow, textOf } from '#platform/sections/row.ts'
import type { Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'
import { MAJOR, NAMES_PLAN, namedBy, SCHOOL, SOURCE, VERSION, yesNoColumn } from '../entry-columns.ts'
import { examineTransitions } from './examine-transitions.ts'

const COLUMNS = `school text, major text, version text, "degreeVersion" text, "appliesFrom" date, "appliesTo" date,
  "isDefault" boolean, words text, source text`
const PLANS = `join schools s on s.code = r.school join majors m on m.school_id = s.id and m.code = r.major
  join plans t on t.major_id = m.id and t.version = r.version join plans d on d.major_id = m.id and d.version = r."degreeVersion"`
const KEY = ['school', 'major', 'version', 'degreeVersion', 'appliesFrom']

/** 新旧计划过渡: under which version of the plan the holder of a 准考证 may graduate, by date. */
export const planTransitions: Section = {
  name: 'plan-transitions',
  title: '新旧计划过渡',
  form: tableForm('plan-transitions.csv', [
    SCHOOL,
    MAJOR,
    VERSION,
    { ...VERSION, key: 'degreeVersion', title: '可用的计划版本' },
    dayColumn(['appliesFrom', '起始日期']),
    optional(dayColumn(['appliesTo', '截止日期'])),
    yesNoColumn(['isDefault', '默认']),
    lineColumn(['words', '说明'], 300),
    SOURCE,
  ]),
  key: KEY,
  references: [
    NAMES_PLAN,
    {
      to: 'plans',
      column: 'degreeVersion',
      keysOf: (row) => namedBy(row, ['school', 'major', 'degreeVersion']),
    },
  ],
  examine: wrongIn,
  agreement: { sections: ['plan-transitions', 'plans'], examine: examineTransitions },
  list: (tx) =>
    entriesOf(
      tx,
      sql`select s.code as school, m.code as major, t.version, d.version as "degreeVersion",
          x.applies_from as "appliesFrom", x.applies_to as "appliesTo", x.is_default::text as "isDefault", x.words, x.source
        from plan_transitions x join plans t on t.id = x.ticket_plan_id join plans d on d.id = x.degree_plan_id
        join majors m on m.id = t.major_id join schools s on s.id = m.school_id
        order by s.code, m.code, t.effective_on, t.version, x.applies_from, d.effective_on, d.version`,
    ),
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into plan_transitions (ticket_plan_id, degree_plan_id, applies_from, applies_to, is_default, words, source)
      select t.id, d.id, r."appliesFrom", r."appliesTo", r."isDefault", r.words, r.source
      from ${records(COLUMNS)} ${sql.raw(PLANS)}
      on conflict (ticket_plan_id, degree_plan_id, applies_from) do update set applies_to = excluded.applies_to,
        is_default = excluded.is_default, words = excluded.words, source = excluded.source`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      delete from plan_transitions x using ${records(COLUMNS)} ${sql.raw(PLANS)}
      where x.ticket_plan_id = t.id and x.degree_plan_id = d.id and x.applies_from = r."appliesFrom"`,
    ),
  restingOn: async () => [],
}

function wrongIn(rows: readonly PlacedRow[]) {
  return rows.flatMap(({ at, row }, place) => {
    const before = rows.slice(0, place)
    const sameTicket = before.filter(
      (other) => isSame(other.row, row, ['school', 'major', 'version']) && overlap(other.row, row),
    )
    const again = sameTicket.find((other) => isSame(other.row, row, ['degreeVersion']))
    const rival = sameTicket.find((other) => other.row.isDefault === 'true' && row.isDefault === 'true')
    return [
      ...(textOf(row, 'appliesTo') && textOf(row, 'appliesTo') < textOf(row, 'appliesFrom')
        ? [{ at, column: 'appliesTo', text: '截止日期不能早于起始日期。' }]
        : []),
      ...(again ? [{ at, column: 'appliesFrom', text: `与${again.at}是同样的两个版本，日期重叠。` }] : []),
      ...(rival && rival !== again
        ? [{ at, column: 'isDefault', text: `与${rival.at}的日期重叠，同一天只能有一个默认版本。` }]
        : []),
    ]
  })
}

function isSame(one: PlacedRow['row'], other: PlacedRow['row'], columns: readonly string[]): boolean {
  return columns.every((column) => textOf(one, column) === textOf(other, column))
}

function overlap(one: PlacedRow['row'], other: PlacedRow['row']): boolean {
  const end = (row: PlacedRow['row']) => textOf(row, 'appliesTo') || '9999-12-31'
  return textOf(one, 'appliesFrom') <= end(other) && textOf(other, 'appliesFrom') <= end(one)
}
