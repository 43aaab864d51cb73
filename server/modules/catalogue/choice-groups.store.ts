import { sql } from 'kysely'
import { Type } from 'typebox'
import { entriesOf, recordsOf } from '#platform/sections/entries.store.ts'
import { listForm } from '#platform/sections/list-form.ts'
import type { Json, Row } from '#platform/sections/row.ts'
import type { Section } from '#platform/sections/section.ts'
import { NAMES_PLAN, namedBy } from './entry-columns.ts'

const Code = Type.String({ pattern: '^[0-9]{5}$' })
const Words = Type.String({ minLength: 1, maxLength: 500 })
const Courses = Type.Array(Code, { minItems: 1, uniqueItems: true })
const closed = { additionalProperties: false } as const

const Group = Type.Object(
  {
    name: Words,
    rule: Type.Union([
      Type.Literal('CHOOSE_COURSES'),
      Type.Literal('CHOOSE_MIN'),
      Type.Literal('CHOOSE_ONE_GROUP'),
      Type.Literal('OPTIONAL'),
    ]),
    minCourses: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
    minCredits: Type.Optional(Type.Number({ minimum: 0, maximum: 500 })),
    courses: Type.Optional(Courses),
    groups: Type.Optional(
      Type.Array(Type.Object({ name: Words, courses: Courses }, closed), { minItems: 1 }),
    ),
    waivableBy: Type.Optional(Words),
    ifNoForeignLanguage: Type.Optional(Words),
  },
  closed,
)

const Entry = Type.Object(
  { school: Words, major: Words, version: Words, groups: Type.Array(Group, { minItems: 1 }) },
  closed,
)

const KEYS = [
  'school',
  'major',
  'version',
  'name',
  'rule',
  'minCourses',
  'minCredits',
  'waivableBy',
  'ifNoForeignLanguage',
]

/** 选考组: which courses of a plan have to be chosen, and how many. Groups can be nested, hence a list and no table. */
export const choiceGroups: Section = {
  name: 'choice-groups',
  title: '选考组',
  form: listForm('choice-groups.json', Entry, [...KEYS, 'courses', 'groups']),
  key: ['school', 'major', 'version'],
  references: [NAMES_PLAN, { to: 'plan-courses', column: 'groups', keysOf: placesOf }],
  list: (tx) =>
    entriesOf(
      tx,
      sql`select s.code as school, m.code as major, p.version, p.choice_groups as groups
        from plans p join majors m on m.id = p.major_id join schools s on s.id = m.school_id
        where p.choice_groups <> '[]' order by s.code, m.code, p.effective_on, p.version`,
    ),
  save: (tx, rows) => replaceGroups(tx, rows),
  remove: (tx, rows) =>
    replaceGroups(
      tx,
      rows.map((row) => ({ ...row, groups: [] })),
    ),
  restingOn: async () => [],
}

function replaceGroups(tx: Parameters<Section['remove']>[0], rows: readonly Row[]) {
  return recordsOf(
    tx,
    rows,
    (records) => sql`
    update plans p set choice_groups = r.groups from ${records('school text, major text, version text, groups jsonb')}
    join schools s on s.code = r.school join majors m on m.school_id = s.id and m.code = r.major
    where p.major_id = m.id and p.version = r.version`,
  )
}

/** The places in the plan of the courses that the groups name. */
function placesOf(row: Row): string[] {
  const [plan] = namedBy(row, ['school', 'major', 'version'])
  return plan === undefined ? [] : coursesIn(row.groups ?? null).map((course) => `${plan} ${course}`)
}

function coursesIn(value: Json): string[] {
  if (Array.isArray(value))
    return value.flatMap((inner) => (typeof inner === 'string' ? [inner] : coursesIn(inner)))
  if (value === null || typeof value !== 'object') return []
  const { courses = null, groups = null } = value as { courses?: Json; groups?: Json }
  return [...coursesIn(courses), ...coursesIn(groups)]
}
