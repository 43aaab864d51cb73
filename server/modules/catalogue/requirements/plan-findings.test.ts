import { describe, expect, test } from 'vitest'
import { checkFiles, remarksOn } from '#platform/sections/check-sections.ts'
import { wordsOfFault } from '#platform/sections/row.ts'
import { readFolder } from '#platform/sections/section-folder.ts'
import { CATALOGUE_SECTIONS } from '#server/catalogue-sections.ts'
import { startFolders } from '#tests/support/catalogue.ts'
import type { PlanParts } from './compose-plan.rules.ts'
import { examinePlans, plansIn } from './examine-plans.ts'
import { leastCredits } from './least-credits.rules.ts'

const { folderWith } = startFolders()

const readExample = async (changes = {}) => readFolder(CATALOGUE_SECTIONS, await folderWith(changes))

/** The plans of the example, put together from its files. */
async function examplePlans() {
  const { contents } = await readExample()
  return plansIn((name) => contents.get(name) ?? [])
}

function creditsOf({ courses }: PlanParts) {
  return (code: string) => courses.find((course) => course.code === code)?.credits ?? 0
}

function compulsoryOf({ courses }: PlanParts) {
  return courses.filter(({ nature }) => nature === 'compulsory')
}

test('AUD-02 the example has all thirteen plans and the old one twice, and nothing in them is contradictory', async () => {
  const { contents } = await readExample()
  const plans = plansIn((name) => contents.get(name) ?? [])
  expect(plans).toHaveLength(15)
  expect(examinePlans((name) => contents.get(name) ?? [])).toEqual([])
})

test('AUD-02 of every plan of the example the compulsory credits and the least choice are the minimum', async () => {
  const sums = (await examplePlans()).map(({ name, parts }) => {
    const compulsory = compulsoryOf(parts).reduce((sum, { credits }) => sum + credits, 0)
    const chosen = leastCredits({ all: parts.choices }, creditsOf(parts))
    return [name, compulsory + (chosen ?? Number.NaN), parts.minCredits]
  })
  expect(sums.filter(([, least, minimum]) => least !== minimum)).toEqual([])
})

describe('AUD-02 a plan that does not fit together is refused at the load, with its place', () => {
  const replaced = (from: string | RegExp, to: string) => (text: string) => {
    expect(text).toMatch(from)
    return text.replace(from, to)
  }
  const kinds: [file: string, change: (text: string) => string, words: string][] = [
    [
      'plan-requirements.json',
      replaced('"atLeast": 4', '"atLeast": 6'),
      '第 1 条「choices」：计划「10246 101101 2024年版」选考第 1 项「英语和选考课」 第 1 项「考英语」 第 2 项「选考课」：只有 5 项可选，不可能至少 6 项。',
    ],
    [
      'plan-requirements.json',
      replaced('"minCredits": 20', '"minCredits": 28'),
      '里面的课程一共 27 学分，不可能至少 28 学分。',
    ],
    [
      'plan-requirements.json',
      replaced(/,\s*\{\s*"course": "14970"\s*\}/, ''),
      '「课程代码」：计划「10269 040106 2024年版」选考课程 14970 没有写进任何一项选考要求',
    ],
    [
      'plan-requirements.json',
      replaced('"course": "11191"', '"course": "00398"'),
      '计划「10269 040106 2024年版」必考课程 00398 又写在选考或加考要求里。',
    ],
    [
      'plan-requirements.json',
      replaced('"course": "11191"', '"course": "11190"'),
      '组一」：课程 11190 写了两次，一门课程只能算一处。',
    ],
    [
      'plan-requirements.json',
      replaced(/"course": "00156"/g, '"course": "00155"'),
      '计划「10272 120203K 旧计划」加考课程 00156 没有写进任何一种加考情形',
    ],
    [
      'plan-courses.csv',
      replaced(
        '10033,120201K,2024年版,8,00052,1,实践,必考,00051',
        '10033,120201K,2024年版,8,00052,1,实践,必考,00052',
      ),
      '第 9 行「课程代码」：计划「10033 120201K 2024年版」实践课程 00052 的理论课程 00052 不在这个计划里。',
    ],
    [
      'plan-courses.csv',
      replaced(
        '10033,120201K,2024年版,8,00052,1,实践,必考,00051',
        '10033,120201K,2024年版,8,00052,1,实践,必考,13140',
      ),
      '实践课程 00052 的理论课程 13140 不在这个计划里。',
    ],
    [
      'plans.csv',
      replaced(',14,71,', ',17,71,'),
      '第 2 行：计划「10033 120201K 2024年版」计划里算门数的课程只有 14 门，不可能取得 17 门。',
    ],
    [
      'plans.csv',
      replaced(',14,71,', ',14,80,'),
      '计划「10033 120201K 2024年版」全部课程一共 71 学分，不可能取得 80 学分。',
    ],
    [
      'plan-requirements.json',
      (text) => {
        const choice =
          '{ "name": "甲", "choose": { "atLeast": 2, "of": [{ "course": "13000" }, { "course": "14970" }] } }'
        const group = `{ "name": "乙", "choose": { "atLeast": 1, "of": [{ "name": "丙", "all": [${choice}, ${choice}] }, { "course": "14970" }] } }`
        return replaced(
          /\{\s*"name": "外语任选一门",\s*"choose": \{\s*"atLeast": 1,\s*"of": \[\s*\{\s*"course": "13000"\s*\},\s*\{\s*"course": "14970"\s*\}\s*\]\s*\}\s*\}/,
          group,
        )(text)
      },
      '第 2 条「choices」：计划「10269 040106 2024年版」选考要求「丙」永远不能满足：里面的课程互相占用。',
    ],
    [
      'plan-requirements.json',
      (text) => {
        const again = '{ "choose": { "atLeast": 2, "of": [{ "course": "13000" }, { "course": "14970" }] } },'
        return replaced(/("school": "10269",\s*"major": "120402"[^[]*\[)/, `$1${again}`)(text)
      },
      '计划「10269 120402 2024年版」考生全部课程合格也不能毕业。',
    ],
    [
      'transfer-rules.csv',
      replaced('专升本,,,,6,4,', '专升本,,,,6,16,'),
      '计划「10033 120201K 2024年版」有转入成绩的考生须在本市合格 16 门，计划里只有 14 门。',
    ],
    [
      'plan-transitions.csv',
      replaced('2026-01-01,,', '2023-01-01,2023-12-31,'),
      '第 3 行「起始日期」：计划「10272 120203K 2024年版」从 2024-01-01 起才生效。',
    ],
    [
      'plan-transitions.csv',
      (text) => replaced(',2025-12-31,', ',2026-06-30,')(text).replace('2026-01-01', '2026-07-01'),
      '第 2 行「截止日期」：计划「10272 120203K 旧计划」只到 2025-12-31 为止可以毕业，截止日期不能再晚。',
    ],
    [
      'plan-transitions.csv',
      replaced('2026-01-01', '2025-01-01'),
      '第 3 行「默认」：与第 2 行的日期重叠，同一天只能有一个默认版本。',
    ],
    [
      'transfer-rules.csv',
      replaced('13140；00160', '99999；00160'),
      '第 4 行「指定课程代码」：没有计划课程「10272 120203K 2024年版 99999」',
    ],
    [
      'transfer-rules.csv',
      replaced('00162,4,', '00162,5,'),
      '第 3 行「指定课程门数」：指定课程只有 4 门，不可能至少 5 门。',
    ],
    [
      'transfer-rules.csv',
      replaced('120203K,旧计划', ',旧计划'),
      '第 3 行「计划版本」：主考学校代码、专业代码、计划版本要么都填，要么都不填。',
    ],
    ['substitutions.csv', replaced(',2,11,', ',3,11,'), '「至少门数」：旧课程只有 2 门，不可能至少 3 门。'],
    [
      'substitutions.csv',
      replaced('00162,08119', '00162,00162'),
      '「新课程代码」：新课程与旧课程相同：本课程的成绩不用顶替。',
    ],
    ['substitutions.csv', replaced('00051；00052', '00051；00051'), '「旧课程代码」：同一门课程写了两次。'],
    ['substitutions.csv', replaced('00051；00052', '00051；99999'), '「旧课程代码」：没有课程「99999」'],
    [
      'exam-sessions.csv',
      replaced('2026-10-24', '2026-10-27'),
      '第 2 行「考试日期」：第 89 次考试的课程 13000 安排在 2026-10-27，不在这次考试的日期（2026-10-24 至 2026-10-25）里。',
    ],
    ['exam-sessions.csv', replaced('89,13000', '90,13000'), '第 2 行「考次号」：没有考次「90」'],
    [
      'practice-rounds.csv',
      replaced('2027-05-20', '2027-02-20'),
      '第 3 行「结束日期」：结束日期不能早于开始日期。',
    ],
    [
      'plans.csv',
      replaced('2024-01-01,2025-12-31', '2024-01-01,2023-12-31'),
      '「毕业截止日期」：毕业截止日期不能早于生效日期和停用日期。',
    ],
  ]
  test.each(kinds)('AUD-02 %s %#', async (file, change, words) => {
    const files = await readExample({ [file]: change })
    const faults = checkFiles(CATALOGUE_SECTIONS, files, new Map()).map(wordsOfFault)
    expect(
      faults.find((fault) => fault.includes(words)),
      faults.join('\n'),
    ).toBeDefined()
  })
})

test('AUD-02 a minimum that the least choice does not give is mentioned and prevents nothing', async () => {
  const files = await readExample({
    'plans.csv': (text: string) => text.replace(',15,73,', ',15,76,'),
  })
  expect(checkFiles(CATALOGUE_SECTIONS, files, new Map())).toEqual([])
  expect(remarksOn(CATALOGUE_SECTIONS, files, new Map()).map(wordsOfFault)).toEqual([
    expect.stringMatching(
      /^plans.csv 第 \d+ 行：计划「10280 080901 2024年版」必考加上最少的选考共 73 学分，最低学分是 76。/,
    ),
  ])
})

test('AUD-02 a level without a rule for transferred candidates is mentioned', async () => {
  const files = await readExample({
    'transfer-rules.csv': (text: string) => text.replace(/专科,.*\r\n/, ''),
  })
  expect(checkFiles(CATALOGUE_SECTIONS, files, new Map())).toEqual([])
  expect(remarksOn(CATALOGUE_SECTIONS, files, new Map()).map(wordsOfFault)).toEqual([
    'transfer-rules.csv：没有专科的一般规定：有转入成绩的考生毕业时，不查转入满几个月，也不查在本市合格的门数。',
  ])
})
