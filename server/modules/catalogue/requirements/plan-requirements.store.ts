import { sql } from 'kysely'
import { Type } from 'typebox'
import type { Tx } from '#platform/db/database.ts'
import { entriesOf, recordsOf } from '#platform/sections/entries.store.ts'
import { listForm } from '#platform/sections/list-form.ts'
import type { Json, PlacedRow, Row } from '#platform/sections/row.ts'
import type { Section } from '#platform/sections/section.ts'
import { concernedByPlan } from '../concerned/by-plan.store.ts'
import { NAMES_PLAN, namedBy } from '../entry-columns.ts'
import { examinePlans, SECTIONS_OF_PLAN } from './examine-plans.ts'
import { heldByApplications } from './held-plans.store.ts'
import { coursesIn } from './named-requirement.rules.ts'
import { readRequirement } from './read-requirement.ts'
import { listOf, treesOf } from './trees-of-entry.ts'

const Words = Type.String({ minLength: 1, maxLength: 500 })
const closed = { additionalProperties: false } as const

const Situation = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,39}$' }),
    label: Words,
    words: Type.Optional(Words),
    requires: Type.Unknown(),
  },
  closed,
)

const Entry = Type.Object(
  {
    school: Words,
    major: Words,
    version: Words,
    choices: Type.Optional(Type.Array(Type.Unknown(), { minItems: 1 })),
    situations: Type.Optional(Type.Array(Situation, { minItems: 1 })),
    source: Words,
  },
  closed,
)

const ORDER = [
  'school',
  'major',
  'version',
  'source',
  'id',
  'label',
  'words',
  'name',
  'course',
  'all',
  'choose',
]
const KEY = ['school', 'major', 'version']
const COLUMNS = 'school text, major text, version text, choices jsonb, situations jsonb, source text'

/**
 * 选考要求和加考情形 (AUD-02): what plan-courses.csv cannot say in lines, as trees of the audit's exchange format whose groups have
 * names. What is compulsory stands in plan-courses.csv alone.
 */
export const planRequirements: Section = {
  name: 'plan-requirements',
  title: '选考和加考要求',
  form: listForm('plan-requirements.json', Entry, [
    ...ORDER,
    ...['atLeast', 'minCredits', 'of', 'requires', 'choices', 'situations'],
  ]),
  formerFile: {
    file: 'choice-groups.json',
    advice:
      '选考组改为写在 plan-requirements.json 里，能写明「两组选一组」「不考外语的全选」。请运行 npm run catalogue:write 写出现有的要求，核对后用它代替这个文件。',
  },
  key: KEY,
  references: [NAMES_PLAN, { to: 'plan-courses', column: 'choices', keysOf: coursesOfEntry }],
  examine: (rows) => rows.flatMap(wrongIn),
  openColumns: ['source'],
  heldBy: (tx, rows) => heldByApplications(tx, rows, KEY),
  agreement: { sections: SECTIONS_OF_PLAN, examine: examinePlans },
  list: (tx) =>
    entriesOf(
      tx,
      sql`select s.code as school, m.code as major, p.version, nullif(p.choices, '[]') as choices,
          nullif(p.situations, '[]') as situations, p.requirements_source as source
        from plans p join majors m on m.id = p.major_id join schools s on s.id = m.school_id
        where p.choices <> '[]' or p.situations <> '[]' order by s.code, m.code, p.effective_on, p.version`,
    ),
  save: replaceRequirements,
  remove: (tx, rows) =>
    replaceRequirements(
      tx,
      rows.map(({ school, major, version }): Row => ({ school, major, version }) as Row),
    ),
  restingOn: async () => [],
  concerns: concernedByPlan(['school', 'major', 'version']),
}

function replaceRequirements(tx: Tx, rows: readonly Row[]) {
  return recordsOf(
    tx,
    rows,
    (records) => sql`
    update plans p set choices = coalesce(r.choices, '[]'), situations = coalesce(r.situations, '[]'),
      requirements_source = coalesce(r.source, '')
    from ${records(COLUMNS)} join schools s on s.code = r.school join majors m on m.school_id = s.id and m.code = r.major
    where p.major_id = m.id and p.version = r.version`,
  )
}

function wrongIn({ at, row }: PlacedRow) {
  const ids = listOf(row.situations).map((value) => (value as { id?: Json } | null)?.id)
  const again = ids.findIndex((id, place) => id !== undefined && ids.indexOf(id) < place)
  return [
    ...treesOf(row).flatMap(({ at: place, column, value }) => {
      const read = readRequirement(value, place)
      return 'faults' in read
        ? read.faults.map((fault) => ({ at, column, text: `${fault.at}：${fault.text}` }))
        : []
    }),
    ...(again < 0
      ? []
      : [{ at, column: 'situations', text: `第 ${again + 1} 项：代号「${ids[again]}」与前面的重复。` }]),
  ]
}

/** The places in the plan of the courses that the trees name. */
function coursesOfEntry(row: Row): string[] {
  const [plan] = namedBy(row, ['school', 'major', 'version'])
  if (plan === undefined) return []
  const codes = treesOf(row).flatMap(({ value }) => {
    const read = readRequirement(value, '')
    return 'tree' in read ? coursesIn(read.tree) : []
  })
  return [...new Set(codes)].map((code) => `${plan} ${code}`)
}
