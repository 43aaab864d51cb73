import { sql } from 'kysely'
import { Type } from 'typebox'
import { concernedByService, NAMES_SCHOOL } from '#modules/catalogue/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { entriesOf, recordsOf, restsOf } from '#platform/sections/entries.store.ts'
import { listForm } from '#platform/sections/list-form.ts'
import { type Json, type PlacedRow, type Row, textOf } from '#platform/sections/row.ts'
import type { Resting, Section } from '#platform/sections/section.ts'
import { parseDay } from '#rulebook/beijing-time.ts'
import { PAPER_TYPES, QUALIFICATIONS } from '#rulebook/evidence/credential-types.ts'

const Words = Type.String({ minLength: 1, maxLength: 1000 })
const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })
const Codes = Type.Array(Type.String({ pattern: '^[0-9]{5}$' }), { minItems: 1, uniqueItems: true })
const listOf = (values: readonly string[]) =>
  Type.Array(Type.Union(values.map((value) => Type.Literal(value))), { minItems: 1, uniqueItems: true })
const closed = { additionalProperties: false } as const

const Condition = Type.Object(
  {
    types: listOf(PAPER_TYPES.map(({ code }) => code)),
    qualifications: Type.Optional(listOf(QUALIFICATIONS)),
    obtainedBefore: Type.Optional(Day),
  },
  closed,
)

/** An `ExemptionRule` of the rulebook, with the days between which it is in force. */
const Rule = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{1,39}$' }),
    kind: Type.Union([Type.Literal('exempts'), Type.Literal('excludes')]),
    courses: Codes,
    levels: listOf(['zhuanke', 'benke']),
    conditions: Type.Array(Condition, { minItems: 1 }),
    planVersions: Type.Optional(Type.Array(Words, { minItems: 1 })),
    schools: Type.Optional(Type.Array(Words, { minItems: 1 })),
    together: Type.Optional(Codes),
    onceGroup: Type.Optional(Words),
    words: Words,
    source: Words,
    validFrom: Day,
    validTo: Type.Optional(Day),
  },
  closed,
)

const KEYS = [
  'id',
  'kind',
  'courses',
  'levels',
  'conditions',
  'types',
  'qualifications',
  'obtainedBefore',
  'planVersions',
]

/**
 * 免考规定 (EXM-04). A rule's courses need not be in any plan here, because the rules cover the whole city and older plans.
 */
export const exemptionRules: Section = {
  name: 'exemption-rules',
  title: '免考规定',
  form: listForm('exemption-rules.json', Rule, [
    ...KEYS,
    ...['schools', 'together', 'onceGroup', 'words', 'source', 'validFrom', 'validTo'],
  ]),
  key: ['id'],
  references: [{ ...NAMES_SCHOOL, column: 'schools', keysOf: ({ schools }) => textsOf(schools) }],
  retiredBy: 'validTo',
  examine: wrongDays,
  list: async (tx) => {
    const rows = await entriesOf(
      tx,
      sql`select rule, valid_from as "validFrom", valid_to as "validTo" from exemption_rules order by id`,
    )
    return rows.map(({ rule, ...valid }) => ({ ...(rule as { [key: string]: Json }), ...valid }))
  },
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows.map(({ rowId: _, validFrom = null, validTo = null, ...rule }) => ({ rule, validFrom, validTo })),
      (records) => sql`
      insert into exemption_rules (id, rule, valid_from, valid_to)
      select rule->>'id', rule, "validFrom", "validTo" from ${records('rule jsonb, "validFrom" date, "validTo" date')}
      on conflict (id) do update set rule = excluded.rule, valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`delete from exemption_rules e using ${records('id text')} where e.id = r.id`,
    ),
  restingOn: restingOnRules,
  concerns: concernedByService(['id'], 'exemption'),
}

/**
 * The applications that were filled in or filed while a rule was in force: the desk reads it beside them, also after an undone decision
 * (decision 0094).
 */
function restingOnRules(tx: Tx, rows: readonly Row[]): Promise<Resting[]> {
  return restsOf(
    tx,
    rows,
    (records) => sql`
      select e.id as key, '份免考申请' as what, count(distinct a.id)::int as number
      from ${records('id text')} join exemption_rules e on e.id = r.id
      join applications a on a.service = 'exemption' and a.state <> 'withdrawn' and e.rule -> 'courses' ? a.subject
      join application_revisions v on v.person_id = a.person_id and v.application_id = a.id
      join filings f on f.person_id = v.person_id and f.id = v.filing_id
      where e.valid_from <= (f.filed_at at time zone 'Asia/Shanghai')::date
        and (e.valid_to is null or e.valid_to > (coalesce(f.begun_at, f.filed_at) at time zone 'Asia/Shanghai')::date)
      group by 1, 2 order by 1, 2`,
  )
}

function textsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function wrongDays(rows: readonly PlacedRow[]) {
  return rows.flatMap(({ at, row }) => {
    const [from, to] = [textOf(row, 'validFrom'), textOf(row, 'validTo')]
    const isMissing = (day: string) => day !== '' && parseDay(day) === undefined
    if (isMissing(from)) return [{ at, column: 'validFrom', text: `日历上没有「${from}」这一天。` }]
    if (isMissing(to)) return [{ at, column: 'validTo', text: `日历上没有「${to}」这一天。` }]
    return to !== '' && to <= from ? [{ at, column: 'validTo', text: '应在 validFrom 之后。' }] : []
  })
}
