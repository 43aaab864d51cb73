import { describe, expect, test } from 'vitest'
import { assignmentFaults, type KeptLayout } from '../columns/layout.ts'
import { CANDIDATE_COLUMNS, SCORE_COLUMNS } from '../kinds/columns.ts'
import { chooseSheet } from './choose-sheet.ts'
import { wordsOfHeader } from './header-words.ts'
import { findHeader, readHeader } from './import-columns.rules.ts'

const KINDS = { scores: SCORE_COLUMNS, candidates: CANDIDATE_COLUMNS }
type Kind = keyof typeof KINDS

describe.each(Object.entries(KINDS))('the columns of %s', (_kind, columns) => {
  test('IMP-01 the template’s own titles are all recognised, in any order', () => {
    const titles = columns.map(({ title }) => title).toReversed()
    const { places, missing } = readHeader(columns, titles)
    expect(missing).toEqual([])
    for (const { key, title } of columns) expect(places.get(key)).toBe(titles.indexOf(title))
  })

  test('IMP-01 every other name of a column is recognised too', () => {
    for (const { key, synonyms } of columns)
      for (const synonym of synonyms) expect(readHeader(columns, [synonym]).places.get(key)).toBe(0)
  })

  test('IMP-01 each required column that is missing is named, and no optional one', () => {
    const required = columns.filter(({ isRequired }) => isRequired).map(({ title }) => title)
    expect(readHeader(columns, []).missing).toEqual(required)
    for (const title of required)
      expect(
        readHeader(
          columns,
          required.filter((other) => other !== title),
        ).missing,
      ).toEqual([title])
  })

  test('IMP-01 no title means two columns', () => {
    const all = columns.flatMap(({ title, synonyms }) => [title, ...synonyms])
    expect(new Set(all).size).toBe(all.length)
  })
})

test.each([
  '准考证号*',
  ' 准考证号 ',
  '准 考 证 号',
  '准考证号（必填）',
  '准考证号(12位)',
  '准考证号：',
  '准考证号＊',
])('IMP-01 the title %j is 准考证号', (title) => {
  expect(readHeader(SCORE_COLUMNS, ['序号', title]).places.get('ticketNo')).toBe(1)
})

test.each([
  '\u200b准考证号',
  '准考证号\u00ad',
  '\ufeff准考证号',
  '准考证号＊',
  '准考证号［必填］',
  '准考证号【必填】',
])('EVI-07, IMP-01 the title %j is 准考证号', (title) => {
  expect(readHeader(SCORE_COLUMNS, ['序号', title]).places.get('ticketNo')).toBe(1)
})

test('IMP-01 unknown columns are passed over', () => {
  const { places, rivals } = readHeader(SCORE_COLUMNS, ['备注', '成绩', '', '姓名拼音'])
  expect([...places]).toEqual([['mark', 1]])
  expect(rivals).toEqual([])
})

const SCORES = ['准考证号', '课程代码', '成绩']
const CANDIDATES = ['姓名', '证件类型', '证件号码', '准考证号', '主考学校代码', '专业代码']

const RIVALS: { kind: Kind; titles: string[]; title: string; places: number[] }[] = [
  {
    kind: 'scores',
    titles: ['准考证号', '课程代码', '成绩（平时）', '成绩（期末）', '成绩（总评）'],
    title: '成绩',
    places: [2, 3, 4],
  },
  { kind: 'scores', titles: ['准考证号', '课程代码', '总分', '成绩'], title: '成绩', places: [2, 3] },
  { kind: 'scores', titles: ['准考证号', '课程代码', '得分', '总分'], title: '成绩', places: [2, 3] },
  { kind: 'scores', titles: [...SCORES, '成绩'], title: '成绩', places: [2, 3] },
  { kind: 'scores', titles: [...SCORES, '成 绩\u200b'], title: '成绩', places: [2, 3] },
  { kind: 'scores', titles: ['考号', ...SCORES], title: '准考证号', places: [0, 1] },
  {
    kind: 'scores',
    titles: ['准考证号', '课程代码（旧）', '课程代码（新）', '成绩'],
    title: '课程代码',
    places: [1, 2],
  },
  { kind: 'candidates', titles: ['姓名（拼音）', ...CANDIDATES], title: '姓名', places: [0, 1] },
  { kind: 'candidates', titles: [...CANDIDATES, '手机号码', '联系电话'], title: '手机号码', places: [6, 7] },
]

test.each(RIVALS)(
  'IMP-02 of $kind the titles $titles claim 「$title」 more than once',
  ({ kind, titles, title, places }) => {
    const read = readHeader(KINDS[kind], titles)
    expect(read.rivals).toEqual([{ title, places }])
    const words = wordsOfHeader(titles, read) ?? ''
    expect(words).toContain(`有 ${places.length} 列都是「${title}」`)
    for (const place of places) expect(words).toContain(`${'ABCDEFGH'[place]} 列「`)
    expect(words).toContain('系统不会代您选择')
  },
)

test('IMP-02 the refusal names each column as it is written, and every meaning at once', () => {
  const titles = ['考号', '准考证号', '课程代码', '成绩（平时）', '成绩\u200b（总评）']
  expect(wordsOfHeader(titles, readHeader(SCORE_COLUMNS, titles))).toBe(
    '有 2 列都是「准考证号」：A 列「考号」、B 列「准考证号」；有 2 列都是「成绩」：D 列「成绩（平时）」、E 列「成绩（总评）」。' +
      '系统不会代您选择。',
  )
})

test('IMP-01 a title is missing in words without what cannot be seen', () => {
  const titles = ['\u200b准考证', '课程代码']
  expect(wordsOfHeader(titles, readHeader(SCORE_COLUMNS, titles))).toBe(
    '没有认出的列：成绩。标题行应在前 10 行内；找到的最接近的一行是：准考证、课程代码。',
  )
})

test('IMP-02 the header stands within the first ten rows, under the name of the list', () => {
  const header = ['序号', '准考证号', '课程代码', '成绩']
  const above = [['上海市自学考试成绩'], ['2026年10月', '', '制表：教务处']]
  expect(findHeader(SCORE_COLUMNS, [...above, header, ['1', '1', '00015', '60']])).toMatchObject({
    place: 2,
    missing: [],
    titles: header,
  })
  const tooLow = [...Array.from({ length: 10 }, () => ['x']), header]
  expect(findHeader(SCORE_COLUMNS, tooLow).missing).not.toEqual([])
})

test('IMP-02 without a whole header the row with the most titles is told about', () => {
  const found = findHeader(SCORE_COLUMNS, [['成绩单'], ['准考证号', '课程代码'], ['101000240000', '00015']])
  expect(found).toMatchObject({ place: 1, missing: ['成绩'] })
  expect(findHeader(SCORE_COLUMNS, []).missing.length).toBeGreaterThan(0)
})

test('IMP-04 what an officer assigned to exactly this header row goes before its titles, and for no other row', () => {
  const layout: KeptLayout = {
    titles: ['准考证号', '课程代码', '成绩(平时)', '成绩(总评)'],
    places: { ticketNo: 0, courseCode: 1, mark: 3 },
    by: 'someone',
    at: '2026-11-01T00:00:00.000Z',
    from: 'earlier',
  }
  const row = ['\u200b准考证号 ', '课程代码', '成绩（平时）', '成绩（总评）', '', ' ']
  const found = findHeader(SCORE_COLUMNS, [['成绩单'], row], [layout])
  expect(found).toMatchObject({ place: 1, missing: [], rivals: [], layout })
  expect(found.places.get('mark')).toBe(3)
  for (const other of [row.slice(0, 3), row.toReversed(), [...row, '成绩'], ['', ...row]])
    expect(findHeader(SCORE_COLUMNS, [other], [layout]).layout, other.join()).toBeUndefined()
})

test.each<[string, { key: string; place: number }[], string[]]>([
  [
    'sound',
    [
      { key: 'ticketNo', place: 0 },
      { key: 'courseCode', place: 4 },
      { key: 'mark', place: 1 },
    ],
    [],
  ],
  ['empty', [], ['missing', 'missing', 'missing']],
  [
    'a column twice',
    [
      { key: 'ticketNo', place: 0 },
      { key: 'courseCode', place: 4 },
      { key: 'mark', place: 1 },
      { key: 'mark', place: 2 },
    ],
    ['twice'],
  ],
  [
    'a place twice',
    [
      { key: 'ticketNo', place: 0 },
      { key: 'courseCode', place: 0 },
      { key: 'mark', place: 1 },
    ],
    ['shared'],
  ],
  [
    'beyond the rows',
    [
      { key: 'ticketNo', place: 0 },
      { key: 'courseCode', place: 5 },
      { key: 'mark', place: 1 },
    ],
    ['beyond'],
  ],
  [
    'a column of another kind',
    [
      { key: 'ticketNo', place: 0 },
      { key: 'courseCode', place: 4 },
      { key: 'mark', place: 1 },
      { key: 'phone', place: 2 },
    ],
    ['unknown'],
  ],
])('IMP-04 an assignment that is %s', (_case, assigned, faults) => {
  expect(assignmentFaults(SCORE_COLUMNS, assigned, 5).map(({ kind }) => kind)).toEqual(faults)
})

describe('IMP-02 of several sheets', () => {
  const rowsOf = (...texts: string[][]) =>
    texts.map((cells, place) => ({
      rowNo: place + 1,
      cells: cells.map((text) => ({ text, kind: 'text' as const })),
    }))
  const list = rowsOf(['准考证号', '课程代码', '成绩'], ['101000240000', '00015', '60'])

  test('the first one with the header is read, and those with rows that are not read are named', () => {
    const notes = { name: '填表说明', rows: rowsOf(['请勿修改标题']) }
    const chosen = chooseSheet(SCORE_COLUMNS, [
      notes,
      { name: '一班', rows: list },
      { name: '二班', rows: list },
      { name: 'Sheet3', rows: [] },
    ])
    expect(chosen.place).toBe(1)
    expect(chosen.warnings).toEqual([
      '只读取了工作表「一班」；「填表说明」、「二班」也有内容，没有读取。如果那里也有要导入的数据，请放弃此批次，把它们合并到一个工作表后重新上传。',
    ])
  })

  test('nothing is said where only one has rows, and the first with rows is the one to complain about', () => {
    const empty = { name: 'Sheet2', rows: [] }
    expect(chooseSheet(SCORE_COLUMNS, [{ name: '一班', rows: list }, empty])).toEqual({
      place: 0,
      warnings: [],
    })
    expect(chooseSheet(SCORE_COLUMNS, [empty, { name: '旧', rows: rowsOf(['x']) }])).toEqual({
      place: 1,
      warnings: [],
    })
    const near = { name: '成绩', rows: rowsOf(['准考证号', '课程代码', '总评分']) }
    expect(chooseSheet(SCORE_COLUMNS, [{ name: '说明', rows: rowsOf(['x']) }, near]).place).toBe(1)
  })
})
