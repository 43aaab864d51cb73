import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { findDegreePlan, relyOnPlan } from '#modules/catalogue/public.ts'
import type { Section } from '#platform/sections/section.ts'
import { CATALOGUE_SECTIONS } from '#server/catalogue-sections.ts'
import { startCatalogue } from '#tests/support/catalogue.ts'
import { somebodyWaits } from '#tests/support/locks.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication({ mode: 'production', data: 'empty', per: 'test' })
const { folderWith, load, faultsOf, countsOf, stamp } = startCatalogue(application)

const HELD =
  '属于已有毕业申请依据的计划版本，毕业要求不能再改。请恢复原样；确需改动的，请新增一个计划版本，并在 plan-transitions.csv 里写明谁用新版本。'
const FUDAN = '10246,101101,2024年版,'

/** Makes the plan of 复旦大学 護理学 one that an application rests on. */
async function rely(): Promise<void> {
  const { rows } = await application.owner.query(
    "select p.id from plans p join majors m on m.id = p.major_id where m.code = '101101'",
  )
  await application.deps.database.transact(deadlineIn(10_000), (tx) =>
    relyOnPlan(tx, rows[0].id, application.clock.now()),
  )
}

/** Each change of what the plan requires, and the file that is told. */
const CHANGES: [what: string, file: string, change: (text: string) => string, key: string][] = [
  [
    'its minimum',
    'plans.csv',
    (text) => text.replace(`${FUDAN}2024-01-01,,,13,70`, `${FUDAN}2024-01-01,,,13,69`),
    '10246 101101 2024年版',
  ],
  [
    'the credits of a course',
    'plan-courses.csv',
    (text) => text.replace(`${FUDAN}4,13203,6,`, `${FUDAN}4,13203,5,`),
    '10246 101101 2024年版 13203',
  ],
  [
    'one course more',
    'plan-courses.csv',
    (text) => `${text}${FUDAN}30,00067,0,笔试,必考,,\r\n`,
    '10246 101101 2024年版 00067',
  ],
  [
    'a choice',
    'plan-requirements.json',
    (text) => text.replace('"minCredits": 20', '"minCredits": 21'),
    '10246 101101 2024年版',
  ],
  [
    'the local rule',
    'transfer-rules.csv',
    (text) => `${text}专升本,10246,101101,2024年版,6,6,,,否,测试\r\n`,
    'benke 10246 101101 2024年版',
  ],
]

test.each(CHANGES)(
  'AUD-09 a plan on which an application rests keeps %s',
  async (_, ...[file, change, key]) => {
    await load(await folderWith())
    const folder = await folderWith({
      [file]: (text) => {
        expect(change(text)).not.toBe(text)
        return change(text)
      },
    })
    await rely()
    const before = await stamp()
    const shown = key.replace('benke', '专升本')
    expect(await faultsOf(folder)).toEqual([`${file}：「${shown}」${HELD}`])
    expect(await stamp()).toEqual(before)
    await application.owner.query('update plans set relied_on_at = null')
    expect(await countsOf(folder)).toHaveLength(1)
  },
)

test('AUD-09 of such a plan the dates, notes and sources may change, and other plans everything', async () => {
  await load(await folderWith())
  await rely()
  const folder = await folderWith({
    'plans.csv': (text) =>
      text.replace(`${FUDAN}2024-01-01,,,13,70`, `${FUDAN}2024-01-01,2027-01-01,2029-12-31,13,70`),
    'plan-courses.csv': (text) =>
      text
        .replace(`${FUDAN}4,13203,6,`, `${FUDAN}40,13203,6,`)
        .replace('10273,050201,2024年版,6,13161,6,', '10273,050201,2024年版,6,13161,7,'),
  })
  expect(await countsOf(folder)).toEqual([
    ['plans', 0, 1, 0],
    ['plan-courses', 0, 2, 0],
  ])
})

const FIVE = (text: string) => text.replace(`${FUDAN}4,13203,6,`, `${FUDAN}4,13203,5,`)

test('AUD-09 a load that was first is seen by the filing that waits for it', async () => {
  await load(await folderWith())
  const filings: Promise<number>[] = []
  const slow = CATALOGUE_SECTIONS.map((section): Section => {
    if (section.name !== 'plan-courses') return section
    return {
      ...section,
      save: async (tx, rows, at) => {
        const filing = fileUnderFudan()
        filings.push(filing)
        await Promise.race([filing, somebodyWaits(application)])
        await section.save(tx, rows, at)
      },
    }
  })
  const folder = await folderWith({ 'plan-courses.csv': FIVE })
  expect(await countsOf(folder, { sections: slow })).toEqual([['plan-courses', 0, 1, 0]])
  expect(await Promise.all(filings)).toEqual([5])
})

test('AUD-09 a load that comes during a filing waits for it and is refused', async () => {
  await load(await folderWith())
  const folder = await folderWith({ 'plan-courses.csv': FIVE })
  const loads: Promise<string[]>[] = []
  const credits = await fileUnderFudan(async () => {
    const loading = faultsOf(folder)
    loads.push(loading)
    await Promise.race([loading, somebodyWaits(application)])
  })
  expect(credits).toBe(6)
  expect(await Promise.all(loads)).toEqual([[`plan-courses.csv：「10246 101101 2024年版 13203」${HELD}`]])
})

/** Relies on the plan and reads it afterwards, as a filing does; answers the credits that it was filed with. */
async function fileUnderFudan(meanwhile: () => Promise<void> = async () => {}): Promise<number> {
  const { rows } = await application.owner.query(
    "select p.id from plans p join majors m on m.id = p.major_id where m.code = '101101'",
  )
  return application.deps.database.transact(deadlineIn(20_000), async (tx) => {
    await relyOnPlan(tx, rows[0].id, application.clock.now())
    await meanwhile()
    const found = await findDegreePlan(tx, { planId: rows[0].id, on: '2026-12-16' })
    return found?.plan.courses.find(({ code }) => code === '13203')?.credits ?? 0
  })
}
