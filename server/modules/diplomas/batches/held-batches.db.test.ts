import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { startCatalogue } from '#tests/support/catalogue.ts'
import { givenIn } from '#tests/support/given.ts'
import { appliesForGraduation } from '#tests/support/graduates.ts'
import { somebodyWaits } from '#tests/support/locks.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { holdBatches } from './held-batches.store.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
const { newFolder, faultsOf, load, writtenOut } = startCatalogue(application)
const FILE = 'graduation-batches.csv'

/** A folder with the batches alone, as they are but for one change. */
async function batchesWith(change: (text: string) => string): Promise<string> {
  const folder = await newFolder()
  const { [FILE]: batches = '' } = await writtenOut()
  expect(change(batches)).not.toBe(batches)
  await writeFile(join(folder, FILE), change(batches))
  return folder
}

const later = (text: string) => text.replace('2026-12-30', '2027-01-15')
const renamed = (text: string) => text.replace(/^(2026年12月,[^,]*,)([^,]*)/m, '$1另一申请批次')
const longer = (text: string) => text.replace(/^(2026年12月,.*),500,/m, '$1,600,')

test('GRA-12 the date of a batch and its rounds stay once somebody has filed; the rest of it may change', async () => {
  const person = await given.candidate().enter()
  await appliesForGraduation(application, person, { state: 'pending' })
  for (const change of [later, renamed])
    expect(await faultsOf(await batchesWith(change))).toContainEqual(
      expect.stringMatching(/^graduation-batches.csv：「2026年12月」已有毕业申请提交，毕业日期不能再改/),
    )
  expect(await load(await batchesWith(longer))).not.toHaveProperty('faults')
})

test('GRA-12 a load that changes the date waits for a filing that has read it, and is refused then', async () => {
  const { owner, deps, clock } = application
  await owner.query(
    `with batch as (
         insert into graduation_batches (id, name, graduates_on, source)
         values (gen_random_uuid(), '2036年6月', '2036-06-30', '测试') returning id),
       round as (insert into graduation_batch_rounds (round, batch_id) select '2036上', id from batch)
     insert into windows (id, service, round, period, source)
     values (gen_random_uuid(), 'graduation', '2036上', tstzrange($1::timestamptz + interval '500 days', $1::timestamptz + interval '509 days'), '测试')`,
    [clock.now()],
  )
  const folder = await batchesWith((text) => text.replace('2036-06-30', '2036-06-15'))
  const person = await given.candidate().enter()
  const ended: string[] = []
  const { promise: isHeld, resolve: hold } = Promise.withResolvers<void>()
  const filing = deps.database.transact(deadlineIn(20_000), async (tx) => {
    await holdBatches(tx)
    hold()
    await somebodyWaits(application)
    await appliesForGraduation(application, person, { state: 'pending', batch: '2036年6月' })
    ended.push('filed')
  })
  await isHeld
  const faults = faultsOf(folder).then((found) => {
    ended.push('loaded')
    return found
  })
  await filing
  expect(await faults).toContainEqual(expect.stringContaining('毕业日期不能再改'))
  expect(ended).toEqual(['filed', 'loaded'])
})
