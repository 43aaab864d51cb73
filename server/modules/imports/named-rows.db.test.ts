import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { startApplication } from '#tests/support/test-application.ts'

// The foreign keys from `scores` to small tables are checked once per statement (docs/decisions/0020): these tests try
// the same guarantees.
const application = startApplication()
let sample: Record<'person_id' | 'ticket_id' | 'course_code' | 'sitting_id' | 'batch_id', string>

beforeAll(async () => {
  const { rows } = await application.owner.query(
    'select person_id, ticket_id, course_code, sitting_id, batch_id from scores where batch_id is not null limit 1',
  )
  sample = rows[0]
})

type Named = Partial<typeof sample>

/** Inserts one score; answers the error's code when the table refuses it. */
function insert(
  named: Named,
  client: { query(text: string, values: unknown[]): Promise<unknown> } = application.owner,
) {
  const score = { ...sample, course_code: '00015', ...named }
  return told(
    client.query(
      `insert into scores (person_id, id, ticket_id, course_code, sitting_id, batch_id, source, outcome, mark, obtained_on)
       values ($1, gen_random_uuid(), $2, $3, $4, $5, 'practice', 'marked', 60, '2026-10-25')`,
      [score.person_id, score.ticket_id, score.course_code, score.sitting_id, score.batch_id],
    ),
  )
}

const told = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error: { code: string }) => error.code,
  )
const NAMES_NOTHING = '23503'

test.each<Named>([
  { course_code: '99999' },
  { sitting_id: randomUUID() },
  { batch_id: randomUUID() },
  { ticket_id: randomUUID() },
  { person_id: randomUUID() },
])('IMP-01 a score of %o is refused by the table', async (named) => {
  expect(await insert(named)).toBe(NAMES_NOTHING)
})

test('IMP-01 a score belongs to its ticket’s own person', async () => {
  const { rows } = await application.owner.query('select id from persons where id <> $1 limit 1', [
    sample.person_id,
  ])
  expect(await insert({ person_id: rows[0].id })).toBe(NAMES_NOTHING)
})

test.each([
  ['courses', 'code', 'course_code'],
  ['sittings', 'id', 'sitting_id'],
  ['import_batches', 'id', 'batch_id'],
] as const)('IMP-01 what a score names stays: %s', async (table, key, column) => {
  const { owner } = application
  expect(await told(owner.query(`delete from ${table} where ${key} = $1`, [sample[column]]))).toBe(
    NAMES_NOTHING,
  )
  expect(await told(owner.query(`truncate ${table} cascade`))).toBe(NAMES_NOTHING)
})

test('IMP-01 a course that goes while a score of it comes: whoever is first wins, and nothing hangs in the air', async () => {
  for (const [order, isDeletedFirst] of [true, false].entries()) {
    const code = `9800${order}`
    await application.owner.query("insert into courses (code, name, source) values ($1, '临时', 'test')", [
      code,
    ])
    const [one, other] = [await application.owner.connect(), await application.owner.connect()]
    const remove = () => told(one.query('delete from courses where code = $1', [code]))
    const add = () => insert({ course_code: code }, other)
    await one.query('begin')
    await other.query('begin')
    const early = await (isDeletedFirst ? remove() : add())
    const late = isDeletedFirst ? add() : remove()
    await (isDeletedFirst ? one : other).query('commit')
    expect([early, await late]).toEqual(['done', NAMES_NOTHING])
    await (isDeletedFirst ? other : one).query('rollback')
    one.release()
    other.release()
  }
})

test('IMP-03 what a score is of never changes, not even for the owner of the table', async () => {
  for (const change of [
    "course_code = '00015'",
    'sitting_id = null',
    'batch_id = null',
    "source = 'practice'",
  ])
    expect(
      await told(application.owner.query(`update scores set ${change} where batch_id is not null`)),
    ).toBe('42501')
})
