import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { diplomasOf, findBatchFor, findBatchOf, requireNoDiploma } from '#modules/diplomas/public.ts'
import { ask } from '#platform/db/question.ts'
import { givenIn } from '#tests/support/given.ts'
import { appliesForGraduation } from '#tests/support/graduates.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
const read = <T>(work: Parameters<typeof application.deps.database.read<T>>[1]) =>
  application.deps.database.read(deadlineIn(5_000), work)

test('GRA-12 an application belongs to the batch of the window in which it was filed', async () => {
  const person = await given.candidate().enter()
  const { applicationId } = await appliesForGraduation(application, person, { state: 'pending' })
  const batch = await read((tx) => findBatchOf(tx, { applicationId }))
  expect(batch).toMatchObject({
    name: '2026年12月',
    graduatesOn: '2026-12-30',
    appraisal: { min: 200, max: 500 },
  })
})

test('GRA-12 the batch for which candidates apply is that of the window that is open or comes next', async () => {
  const { rows } = await application.owner.query<{ id: string; opens: Date; closes: Date }>(
    `select s.id, lower(w.period) as opens, upper(w.period) as closes
     from windows w, schools s where w.service = 'graduation' and s.code = '10272'`,
  )
  const [row] = rows
  const schoolId = row?.id ?? ''
  const batchAt = async (at: Date) => (await read((tx) => findBatchFor(tx, { schoolId, at })))?.name
  expect(await batchAt(new Date('2026-11-24T00:00:00Z'))).toBe('2026年12月')
  expect(await batchAt(row?.opens ?? new Date(0))).toBe('2026年12月')
  // The window has closed, and no later one is known: the next date of diplomas counts.
  expect(await batchAt(new Date('2026-12-30T00:00:00Z'))).toBe('2026年12月')
  expect(await batchAt(new Date('2027-01-05T00:00:00Z'))).toBeUndefined()
})

test('GRA-12 who has no diploma number has no diploma, and nothing stands in the way of an undo', async () => {
  const person = await given.candidate().enter()
  const { applicationId, personId } = await appliesForGraduation(application, person)
  const at = application.clock.now()
  expect(await read((tx) => ask(tx, diplomasOf({ personId, at })))).toEqual([])
  await expect(read((tx) => requireNoDiploma(tx, { applicationId, at }))).resolves.toBeUndefined()
})
