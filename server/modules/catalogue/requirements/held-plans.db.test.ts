import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { relyOnPlan } from '#modules/catalogue/public.ts'
import { startCatalogue } from '#tests/support/catalogue.ts'
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

test('AUD-09 of a load and a filing at once the load comes first and is seen, or is refused', async () => {
  await load(await folderWith())
  for (let round = 0; round < 4; round += 1) {
    await application.owner.query('update plans set relied_on_at = null')
    const credits = round % 2 === 0 ? '5' : '6'
    const folder = await folderWith({
      'plan-courses.csv': (text) => text.replace(`${FUDAN}4,13203,6,`, `${FUDAN}4,13203,${credits},`),
    })
    const [filed, loaded] = await Promise.all([fileUnderFudan(), load(folder)])
    const { rows } = await application.owner.query(
      "select credits::float from plan_courses where course_code = '13203'",
    )
    expect(filed, 'faults' in loaded ? 'refused' : 'loaded').toBe(rows[0].credits)
  }
})

/** Relies on the plan and reads it afterwards, as a filing does; answers the credits that it was filed with. */
async function fileUnderFudan(): Promise<number> {
  return application.deps.database.transact(deadlineIn(20_000), async (tx) => {
    const { id } = await tx
      .selectFrom('plans')
      .innerJoin('majors', 'majors.id', 'plans.major_id')
      .select('plans.id')
      .where('majors.code', '=', '101101')
      .executeTakeFirstOrThrow()
    await relyOnPlan(tx, id, application.clock.now())
    const line = await tx
      .selectFrom('plan_courses')
      .select('credits')
      .where('plan_id', '=', id)
      .where('course_code', '=', '13203')
      .executeTakeFirstOrThrow()
    return line.credits
  })
}
