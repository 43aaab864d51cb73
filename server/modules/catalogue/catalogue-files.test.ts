import { readFileSync } from 'node:fs'
import { truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkFiles } from '#platform/sections/check-sections.ts'
import { wordsOfFault } from '#platform/sections/row.ts'
import { readFolder } from '#platform/sections/section-folder.ts'
import { CATALOGUE_SECTIONS } from '#server/catalogue-sections.ts'
import { startFolders } from '#tests/support/catalogue.ts'

const { folderWith } = startFolders()

describe('CAT-02 bad input is told in words with its file, its row and its column', () => {
  const replaced = (from: string | RegExp, to: string) => (text: string) => {
    expect(text).toMatch(from)
    return text.replace(from, to)
  }
  const kinds: [file: string, change: (text: string) => string, words: string][] = [
    [
      'schools.csv',
      replaced('10246,', '复旦,'),
      '第 3 行「主考学校代码」：应为 2 到 8 位数字或大写字母，现在是「复旦」。请核对后重新填写。',
    ],
    [
      'schools.csv',
      replaced(',名称,', ',校名,'),
      '标题行：不认识的列「校名」。可用的列：主考学校代码、名称、停用日期、来源、网址。',
    ],
    ['schools.csv', replaced(',名称,', ',来源,'), '标题行：列「来源」出现了两次，请只保留一列。'],
    ['schools.csv', replaced(',复旦大学,', ',上海大学,'), '第 9 行「名称」：「上海大学」与第 3 行重复。'],
    ['schools.csv', replaced('10259,', '10246,'), '第 4 行「主考学校代码」：「10246」与第 3 行重复。'],
    ['schools.csv', replaced(',复旦大学,', ',,'), '第 3 行「名称」：没有填写。'],
    ['schools.csv', () => '', '：文件里没有内容。请确认选对了文件，填好后重新上传。'],
    ['courses.csv', replaced('00037,', '000378,'), '「课程代码」：应为 5 位数字，现在是「000378」。'],
    ['courses.csv', replaced(',美学,', `,${'美'.repeat(101)},`), '「名称」：最多 100 字，现在有 101 字。'],
    ['courses.csv', replaced(',美学,', ',"美\n学",'), '「名称」：只能写一行，请去掉单元格里的换行。'],
    ['majors.csv', replaced(',专科,', ',大专,'), '「层次」：应为「专科」「专升本」之一，现在是「大专」。'],
    [
      'majors.csv',
      replaced('10246,101101', '10999,101101'),
      '第 4 行「主考学校代码」：没有主考学校「10999」，请先在 schools.csv 里加上，或核对代码。',
    ],
    [
      'plans.csv',
      replaced(',2024-01-01,', ',2024-02-30,'),
      '「生效日期」：应为日期，例如 2026-12-01，现在是「2024-02-30」。',
    ],
    [
      'plans.csv',
      replaced(',2024-01-01,,,', ',2024-01-01,2023-12-31,,'),
      '「停用日期」：停用日期应在生效日期之后。',
    ],
    ['plans.csv', replaced(',14,71,', ',0,71,'), '「最少门数」：应为 1 到 100 的整数，现在是「0」。'],
    [
      'plan-courses.csv',
      replaced(/,00600,12,/, ',00600,12.3,'),
      '「学分」：应为 0 到 100 的整数或 .5，现在是「12.3」。',
    ],
    [
      'plan-courses.csv',
      replaced(/,00600,12,/, ',99999,12,'),
      '「课程代码」：没有课程「99999」，请先在 courses.csv 里加上，或核对代码。',
    ],
    [
      'plan-courses.csv',
      replaced('10033,120201K,2024年版,1,', '10033,120201K,2025年版,1,'),
      '第 2 行「计划版本」：没有考试计划「10033 120201K 2025年版」，请先在 plans.csv 里加上，或核对代码。',
    ],
    [
      'plans.csv',
      replaced(/$/, '10246,101101,2020年版,2020-01-01,,,14,71,,测试\r\n'),
      '「停用日期」：与第 4 行的计划同时有效，同一学校同一专业同一天只能有一个。',
    ],
    [
      'sittings.csv',
      replaced(/$/, '89,另一次考试,2027-04-10,2027-04-11,测试\r\n'),
      '第 3 行「考次号」：「89」与第 2 行重复。',
    ],
    [
      'sittings.csv',
      replaced(/$/, '90,2026年10月考试,2027-04-10,2027-04-11,测试\r\n'),
      '第 3 行「名称」：「2026年10月考试」与第 2 行重复。',
    ],
    ['exemption-rules.json', replaced(/"source": "[^"]*",?/, ''), '缺少 source。'],
    ['exemption-rules.json', replaced(/"source": "[^"]*"/, '"source": ""'), '第 1 条'],
    ['sittings.csv', replaced('2026-10-25', '2026-10-20'), '第 2 行「结束日期」：结束日期不能早于开考日期。'],
    ['windows.csv', replaced('申请免考,', '免考,'), '第 2 行「业务」：应为「申请免考」「申请毕业」'],
    [
      'windows.csv',
      replaced('2026-12-01 08:00', '2026-12-01'),
      '第 2 行「开放时间」：应为北京时间，例如 2026-12-01 08:00，现在是「2026-12-01」。',
    ],
    [
      'windows.csv',
      replaced('2026-12-05 16:00', '2026-11-30 16:00'),
      '第 2 行「截止时间」：截止时间应在开放时间之后。',
    ],
    [
      'windows.csv',
      replaced(/$/, '申请免考,第二批,10272,2026-12-03 08:00,2026-12-09 16:00,,\r\n'),
      '第 4 行「开放时间」：与第 3 行的开放时间重叠，同一业务同一学校同时只能开放一次。',
    ],
    [
      'plan-requirements.json',
      replaced('"13000"', '"99999"'),
      '第 1 条「choices」：没有计划课程「10246 101101 2024年版 99999」，请先在 plan-courses.csv 里加上，或核对代码。',
    ],
    [
      'plan-requirements.json',
      replaced('"13000"', '13000'),
      '第 1 条「choices」：第 1 项 choose of 第 1 项 all 第 1 项 course：应为 5 位数字的课程代码，现在是「13000」。',
    ],
    [
      'plan-requirements.json',
      replaced('"atLeast": 4', '"atLeast": "4"'),
      '第 1 项 choose of 第 1 项 all 第 2 项 choose atLeast：至少几项，应为 1 到 300 的整数，现在是「4」。',
    ],
    [
      'plan-requirements.json',
      replaced('"minCredits": 20', '"minCredit": 20'),
      '第 1 条「choices」：第 1 项 choose of 第 1 项 all 第 2 项 choose：不认识的键 minCredit。',
    ],
    [
      'plan-requirements.json',
      replaced('"course": "03006"', '"courses": "03006"'),
      '应恰好写 course（一门课程）、all（全部）、choose（任选）中的一个。',
    ],
    [
      'plan-requirements.json',
      replaced('"id": "economics"', '"id": "accounting"'),
      '第 2 项：代号「accounting」与前面的重复。',
    ],
    ['choice-groups.json', () => '[]', '：选考组改为写在 plan-requirements.json 里'],
    ['exemption-rules.json', replaced('"kind": "exempts",', ''), '第 1 条：缺少 kind。'],
    [
      'exemption-rules.json',
      replaced('"2008-06-10"', '"2008-06-31"'),
      '第 1 条「validFrom」：日历上没有「2008-06-31」这一天。',
    ],
    [
      'exemption-rules.json',
      replaced(/\]\s*$/, ''),
      '：应为 UTF-8 的 JSON，最外层是一个 [ ] 列表。请用示例文件对照括号、逗号和引号。',
    ],
    ['exemption-rules.json', () => '[1]', '第 1 条：应为 { } 括起的一条。'],
    ['texts.csv', replaced('hotline,', 'phone,'), '「代号」：应为「hotline」'],
    ['school.csv', () => 'x', '：不认识的文件。可用的文件名：schools.csv、courses.csv'],
  ]
  test.each(kinds)('CAT-02 %s %#', async (file, change, words) => {
    const folder = await folderWith({ [file]: change })
    const faults = checkFiles(CATALOGUE_SECTIONS, await readFolder(CATALOGUE_SECTIONS, folder), new Map())
    const found = faults.map(wordsOfFault)
    expect(
      found.find((fault) => fault.startsWith(file) && fault.includes(words)),
      found.join('\n'),
    ).toBeDefined()
  })
})

test('CAT-02 a file of 200 MB is refused before anything of it is read', async () => {
  const folder = await folderWith()
  for (const file of ['courses.csv', 'exemption-rules.json']) await truncate(join(folder, file), 200_000_000)
  const before = process.memoryUsage().rss
  const { faults } = await readFolder(CATALOGUE_SECTIONS, folder)
  expect(faults.map(wordsOfFault)).toEqual(
    ['courses.csv', 'exemption-rules.json'].map(
      (file) => `${file}：文件有 200 MB，最多 20 MB。请确认选对了文件。`,
    ),
  )
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
})

test('CAT-02 the document names every file and every column', () => {
  const text = readFileSync('docs/catalogue.md', 'utf8')
  for (const { form } of CATALOGUE_SECTIONS) {
    const chapter = text.split('\n### ').find((one) => one.startsWith(`${form.file} `)) ?? ''
    const titles = form.file.endsWith('.csv')
      ? form.write([]).slice(1).trim().split(',')
      : ['source', 'choices']
    expect([form.file, titles.filter((title) => chapter.includes(title)).length > 0]).toEqual([
      form.file,
      true,
    ])
    if (form.file.endsWith('.csv'))
      expect(titles.filter((title) => !chapter.includes(`| ${title} `))).toEqual([])
  }
})

test('CAT-02 the example that ships with the product has no fault', async () => {
  const files = await readFolder(CATALOGUE_SECTIONS, await folderWith())
  expect(checkFiles(CATALOGUE_SECTIONS, files, new Map())).toEqual([])
})
