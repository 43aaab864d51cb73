import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startCatalogue } from '#tests/support/catalogue.ts'
import { givenIn } from '#tests/support/given.ts'
import { fileGraduation, openGraduation } from '#tests/support/graduate.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
const { newFolder, faultsOf, countsOf, writtenOut } = startCatalogue(application)

const PLAN = '10272,120203K,2024年版,2024-01-01,,,'

/** A folder with the plans alone, as they are but for one change. */
async function plansWith(change: (text: string) => string): Promise<string> {
  const folder = await newFolder()
  const { 'plans.csv': plans = '' } = await writtenOut()
  expect(change(plans)).not.toBe(plans)
  await writeFile(join(folder, 'plans.csv'), change(plans))
  return folder
}

test('AUD-09 what a plan requires does not change any more once 申请毕业 was filed under it; to withdraw it the transition has to say so', async () => {
  await openGraduation(application)
  const fewer = (text: string) => text.replace(`${PLAN}14,70,`, `${PLAN}14,69,`)
  await countsOf(await plansWith(fewer))
  await countsOf(await plansWith((text) => text.replace(`${PLAN}14,69,`, `${PLAN}14,70,`)))
  const candidate = await given.candidate().enrolledIn('120203K').passedAll().enter()
  await fileGraduation(candidate)
  expect(await faultsOf(await plansWith(fewer))).toEqual([
    expect.stringMatching(
      /^plans.csv：「10272 120203K 2024年版」属于已有毕业申请依据的计划版本，毕业要求不能再改。/,
    ),
  ])
  const withdrawn = await plansWith((text) =>
    text.replace(PLAN, '10272,120203K,2024年版,2024-01-01,2026-01-01,2026-06-30,'),
  )
  expect(await faultsOf(withdrawn)).toEqual([
    'plan-transitions.csv：计划「10272 120203K 2024年版」只到 2026-06-30 为止可以毕业，截止日期不能再晚。',
  ])
})
