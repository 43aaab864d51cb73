import { expect, test } from 'vitest'
import { checkSeals } from '#modules/seals/public.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { openPhotoDesk } from '#tests/support/photo-desk.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
const desk = openPhotoDesk(application)

/** What the README of this folder's module has anybody ask of the database, without a line of our code. */
const BY_HAND = (from: string, to: string) => `
  select count(*)::int as persons, encode(sha256(convert_to(string_agg(
    person_id || ' ' || coalesce(encode(${from}, 'hex'), '-') || ' ' || coalesce(encode(${to}, 'hex'), '-') || chr(10),
    '' order by person_id), 'UTF8')), 'hex') as "photoDigest"
  from person_corrections where batch_id = $1`

const madeAgain = async (id: string, from: string, to: string) =>
  (await application.owner.query(BY_HAND(from, to), [id])).rows[0]
const inTrail = async (id: string, action: string) =>
  (
    await application.owner.query(
      'select new_value from audit_entries where subject_id = $1::text and action = $2',
      [id, action],
    )
  ).rows[0]?.new_value
const entriesOfBreak = async (id: string) =>
  (
    await application.owner.query(
      "select from audit_entries where action = 'seal.break' and subject_kind = 'import_batch' and subject_id = $1::text",
      [id],
    )
  ).rowCount
const disproved = async () => (await checkSeals(application.deps)).photographs

/** Exchanges what two rows of a batch say in a column. */
async function swap(
  id: string,
  { table, column, people }: { table: string; column: string; people: readonly Candidate[] },
): Promise<void> {
  await application.owner.query(
    `update ${table} t set ${column} = o.${column} from ${table} o
     where t.batch_id = $1 and o.batch_id = $1 and t.person_id = any($2) and o.person_id = any($2) and o.person_id <> t.person_id`,
    [id, people.map(({ personId }) => personId)],
  )
}

test('IMP-01, TRL-01 the entry of a batch proves whose photograph became which one, and so does that of its roll-back', async () => {
  const people = [await given.candidate().enter(), await given.candidate().enter()] as const
  await desk.bring(people[0])
  const id = await desk.bring(...people)
  const applied = await madeAgain(id, 'old_digest', 'new_digest')
  expect(applied.persons).toBe(2)
  expect(await inTrail(id, 'import.apply')).toMatchObject({ ...applied, rows: 2 })
  await desk.rollBack(id)
  expect(await madeAgain(id, 'old_digest', 'new_digest')).toEqual(applied)
  expect(await inTrail(id, 'import.roll_back')).toEqual(await madeAgain(id, 'new_digest', 'after_digest'))
  expect(await disproved()).toEqual([])
})

test.each([
  ['what was brought', 'person_corrections', 'new_digest'],
  ['what was before', 'person_corrections', 'old_digest'],
  ['whose photographs the rows name', 'evidence_images', 'digest'],
])(
  'IMP-01, TRL-02 two persons of a batch whose rows are exchanged are found: %s',
  async (_what, table, column) => {
    const people = [await given.candidate().enter(), await given.candidate().enter()]
    await desk.bring(...people)
    const id = await desk.bring(...people)
    expect(await disproved()).not.toContain(id)
    await swap(id, { table, column, people })
    expect(await disproved()).toContain(id)
    expect(await entriesOfBreak(id)).toBe(1)
    if (table === 'person_corrections')
      expect(await inTrail(id, 'import.apply')).not.toMatchObject(
        await madeAgain(id, 'old_digest', 'new_digest'),
      )
    await swap(id, { table, column, people })
    expect(await disproved()).not.toContain(id)
  },
)

test('TRL-02 an old batch that was changed is found within four weeks, and every night from then on', async () => {
  const people = [await given.candidate().enter(), await given.candidate().enter()]
  await desk.bring(...people)
  const id = await desk.bring(...people)
  const exchange = () => swap(id, { table: 'person_corrections', column: 'new_digest', people })
  await exchange()
  const nightsLater = (nights: number) => {
    const now = new Date(application.clock.now().getTime() + nights * 24 * 3600_000)
    return checkSeals({ ...application.deps, clock: { ...application.clock, now: () => now } }, 'tonight')
  }
  const found: boolean[] = []
  for (let night = 100; night < 128; night += 1)
    found.push((await nightsLater(night)).photographs.includes(id))
  expect(found.lastIndexOf(false)).toBe(found.indexOf(true) - 1)
  expect(found).toContain(true)
  // The other tests look for what is broken in the same database.
  await exchange()
})

test('IMP-01 nobody has the photograph of another person on record', async () => {
  const people = [await given.candidate().enter(), await given.candidate().enter()] as const
  await desk.bring(...people)
  const swapped = application.owner.query(
    'update persons set photo_image_id = (select photo_image_id from persons where id = $2) where id = $1',
    people.map(({ personId }) => personId),
  )
  await expect(swapped).rejects.toMatchObject({ code: '23503' })
})
