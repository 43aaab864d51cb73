import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { arrivalOf, bring } from '#tests/support/arrivals.ts'
import { givenIn } from '#tests/support/given.ts'
import { namedCandidate } from '#tests/support/inbound.ts'
import { startApplication } from '#tests/support/test-application.ts'

// What arrivals, and their courses and steps, name is checked once per statement (docs/decisions/0020): these tests try the same guarantees.
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

const toldOf = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error: { code: string }) => error.code,
  )
const told = (text: string, values: unknown[] = []) => toldOf(application.owner.query(text, values))

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

/** Makes an arrival of a batch, as its file did, in one statement with `client`. */
const bringFrom = (batchId: string, client: Pick<pg.ClientBase, 'query'>) =>
  toldOf(
    client.query(
      `insert into arrivals (id, origin_province, origin_ticket_no, name, id_type, id_number_cipher, id_number_index, source, batch_id, arrived_at, state, moved_at)
       values (gen_random_uuid(), '江苏省', $2, '无名氏', 'resident_id', '\\x00', '\\x00', 'file', $1, now(), 'unmatched', now())`,
      [batchId, randomUUID().slice(0, 20)],
    ),
  )

/** A batch that nothing else names. */
async function newBatch(client: Pick<pg.ClientBase, 'query'> = application.owner): Promise<string> {
  const id = randomUUID()
  await client.query(
    `insert into import_batches (id, kind, file_name, file_key, file_bytes, file_digest, state, uploaded_by, uploaded_at)
     select $1, 'inbound_transfers', 'a.csv', 'a', 1, '\\x00', 'discarded', id, now() from staff limit 1`,
    [id],
  )
  return id
}

test('TRI-01 an arrival of no batch is refused, also when a correction names it, and a batch with arrivals stays', async () => {
  const { owner } = application
  const batchId = await newBatch()
  expect(await bringFrom(randomUUID(), owner)).toBe(NAMES_NOTHING)
  expect(await bringFrom(batchId, owner)).toBe('done')
  const correct = 'update arrivals set batch_id = $2 where batch_id = $1'
  expect(await told(correct, [batchId, randomUUID()])).toBe(NAMES_NOTHING)
  expect(await told('delete from import_batches where id = $1', [batchId])).toBe(NAMES_NOTHING)
  expect(await told('truncate import_batches cascade')).toBe(NAMES_NOTHING)
})

test('TRI-01 a batch that goes while an arrival of it comes: whoever is first wins', async () => {
  for (const isDeletedFirst of [true, false]) {
    const batchId = await newBatch()
    const [one, other] = [await application.owner.connect(), await application.owner.connect()]
    const remove = () => toldOf(one.query('delete from import_batches where id = $1', [batchId]))
    const add = () => bringFrom(batchId, other)
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

test('TRI-01 what one transaction has made and named, it cannot leave without', async () => {
  const client = await application.owner.connect()
  try {
    await client.query('begin')
    const batchId = await newBatch(client)
    expect(await bringFrom(batchId, client)).toBe('done')
    expect(await toldOf(client.query('delete from import_batches where id = $1', [batchId]))).toBe(
      NAMES_NOTHING,
    )
  } finally {
    await client.query('rollback')
    client.release()
  }
})
