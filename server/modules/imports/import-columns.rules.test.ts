import { describe, expect, test } from 'vitest'
import { IMPORT_COLUMNS, readHeader } from './import-columns.rules.ts'

const KINDS = ['exam_scores', 'practice_scores', 'candidates'] as const

describe.each(KINDS)('the columns of %s', (kind) => {
  const columns = IMPORT_COLUMNS[kind]

  test('IMP-01 the template’s own titles are all recognised, in any order', () => {
    const titles = columns.map(({ title }) => title).toReversed()
    const { places, missing } = readHeader(kind, titles)
    expect(missing).toEqual([])
    for (const { key, title } of columns) expect(places.get(key)).toBe(titles.indexOf(title))
  })

  test('IMP-01 every other name of a column is recognised too', () => {
    for (const { key, synonyms } of columns)
      for (const synonym of synonyms) expect(readHeader(kind, [synonym]).places.get(key)).toBe(0)
  })

  test('IMP-01 each required column that is missing is named, and no optional one', () => {
    const required = columns.filter(({ isRequired }) => isRequired).map(({ title }) => title)
    expect(readHeader(kind, []).missing).toEqual(required)
    for (const title of required)
      expect(
        readHeader(
          kind,
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
  expect(readHeader('exam_scores', ['序号', title]).places.get('ticketNo')).toBe(1)
})

test('IMP-01 unknown columns are passed over, and of two of the same title the first counts', () => {
  const { places } = readHeader('exam_scores', ['备注', '成绩', '', '成绩'])
  expect([...places]).toEqual([['mark', 1]])
})
