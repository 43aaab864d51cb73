import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { arrivalOf, bring } from '#tests/support/arrivals.ts'
import { givenIn } from '#tests/support/given.ts'
import { namedCandidate } from '#tests/support/inbound.ts'
import { startApplication } from '#tests/support/test-application.ts'

// What courses and steps of arrivals name is checked once per statement (docs/decisions/0020): these tests try the same guarantees.
const application = startApplication()
const NAMES_NOTHING = '23503'
const STAYS = '42501'
let arrivalId: string

beforeAll(async () => {
  const given = givenIn(application)
  const candidate = await namedCandidate(application)
  const officer = await given.officer('score_officer')
  const [arrived] = await bring(application, officer, [arrivalOf(application, candidate)])
  arrivalId = arrived?.id ?? ''
})

const told = (text: string, values: unknown[] = []) =>
  application.owner.query(text, values).then(
    () => 'done',
    (error: { code: string }) => error.code,
  )

test('TRI-01 a course or a step of no arrival, and a step of no staff, are refused by the tables', async () => {
  const course = `insert into arrival_courses (arrival_id, revision, seq, code, name, credits, outcome, mark, passed_on)
    values ($1, 1, 99, '00015', '英语（二）', 14, 'marked', 78, '2019-10-20')`
  const step = `insert into arrival_steps (arrival_id, seq, kind, revision, at, staff_id) values ($1, 99, 'matched', 1, now(), $2)`
  expect(await told(course, [randomUUID()])).toBe(NAMES_NOTHING)
  expect(await told(step, [randomUUID(), null])).toBe(NAMES_NOTHING)
  expect(await told(step, [arrivalId, randomUUID()])).toBe(NAMES_NOTHING)
  expect(await told(course, [arrivalId])).toBe('done')
})

test('TRI-01 an arrival stays while its courses or steps name it, and they never name another one', async () => {
  const other = randomUUID()
  expect(await told('delete from arrivals where id = $1', [arrivalId])).toBe(NAMES_NOTHING)
  expect(await told('truncate arrivals cascade')).toBe(NAMES_NOTHING)
  for (const table of ['arrival_courses', 'arrival_steps'])
    expect(await told(`update ${table} set arrival_id = $2 where arrival_id = $1`, [arrivalId, other])).toBe(
      STAYS,
    )
  await application.owner.query('delete from arrival_courses where arrival_id = $1', [arrivalId])
  expect(await told('delete from arrivals where id = $1', [arrivalId])).toBe(NAMES_NOTHING)
})

test('TRI-01 staff who brought an arrival stay', async () => {
  const { rows } = await application.owner.query<{ id: string }>(
    'select staff_id as id from arrival_steps where arrival_id = $1 and staff_id is not null',
    [arrivalId],
  )
  expect(await told('delete from staff where id = $1', [rows[0]?.id])).toBe(NAMES_NOTHING)
})
