import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { fileExemption } from '#tests/support/applicant.ts'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { listCoincidences } from './coincidence.store.ts'

const application = startApplication()
const given = givenIn(application)
const LOOK = 0x3c5a_96e1_78d2_b40fn
let own: Candidate
let other: Candidate
let school: Officer
let id: string

beforeAll(async () => {
  own = await given.candidate().enter()
  other = await given.candidate().enter()
  school = await given.officer('school_reviewer', '10272')
  await fileExemption(own, { courses: ['03708'], seed: 3 })
  id = (await fileExemption(other, { courses: ['03708'], seed: 4 })).ids[0] ?? ''
})

const hex = (look: bigint) => look.toString(16).padStart(16, '0')
const looksOf = (who: Candidate, look: bigint) =>
  application.owner.query("update evidence_images set look = decode($2, 'hex') where person_id = $1", [
    who.personId,
    hex(look),
  ])
const kinds = async () => {
  const { body } = await school.call('GET', `/api/office/reviews/${id}`)
  return (body.coincidences as { kind: string }[]).map(({ kind }) => kind)
}
const differing = (bits: readonly number[]) => bits.reduce((look, bit) => look ^ (1n << BigInt(bit)), LOOK)

test('REV-08 pictures whose looks differ in three bits at most are similar, whichever bits these are; in four they are not', async () => {
  await looksOf(own, LOOK)
  // The bits of one band, of three bands, of neighbours, the sign, and both ends of a look.
  const near = [[], [63], [0], [0, 1, 2], [63, 62, 61], [3, 7, 11], [60, 33, 18], [5, 22, 63]]
  for (const bits of near) {
    await looksOf(other, differing(bits))
    expect([bits, await kinds()]).toEqual([bits, ['similar_image']])
  }
  for (const bits of [
    [0, 1, 2, 3],
    [63, 32, 17, 4],
    [3, 7, 11, 15],
  ]) {
    await looksOf(other, differing(bits))
    expect([bits, await kinds()]).toEqual([bits, []])
  }
})

test('REV-08 an empty sheet, and what differs from one in three bits at most, is like nothing', async () => {
  await looksOf(own, 0n)
  for (const look of [0n, 1n, 0b111n]) {
    await looksOf(other, look)
    expect([look, await kinds()]).toEqual([look, []])
  }
})

test('REV-08 among many pictures only those with a band in common are read, each from its index', async () => {
  await looksOf(own, LOOK)
  await looksOf(other, differing([60, 33, 18]))
  const third = await given.candidate().enter()
  await fileExemption(third, { courses: ['03708'], seed: 5 })
  const { rows } = await application.owner.query(
    'select id as credential_id, person_id from credentials where person_id = $1 limit 1',
    [third.personId],
  )
  await application.owner.query(
    `insert into evidence_images (person_id, id, credential_id, seq, vault_key, media_type, width, height, bytes, digest, look, stored_at)
     select $1, gen_random_uuid(), $2, 1000 + n, 'many/' || n, 'image/jpeg', 9, 9, 9, sha256(n::text::bytea),
       substr(sha256(n::text::bytea), 1, 8), now() from generate_series(1, 20000) n`,
    [rows[0].person_id, rows[0].credential_id],
  )
  await application.owner.query('vacuum analyze evidence_images')
  const { deps } = application
  const read = await deps.database.read(deadlineIn(30_000), async (tx) => {
    const found = await listCoincidences(tx, {
      personId: other.personId,
      applicationId: id,
      revision: 1,
      numbers: [],
    })
    const { rows: counts } = await sql<{ scanned: string; fetched: string }>`
      select seq_tup_read as scanned, idx_tup_fetch as fetched from pg_stat_xact_user_tables
      where relname = 'evidence_images'`.execute(tx)
    return { found: found.map(({ kind }) => kind), ...counts[0] }
  })
  expect(read.found).toEqual(['similar_image'])
  expect(Number(read.scanned)).toBe(0)
  expect(Number(read.fetched)).toBeLessThan(50)
})
