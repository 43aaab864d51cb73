import { expect, test } from 'vitest'
import { choiceProblems, columnsUnder, type FileColumns, suggestedUnder } from './chosen-columns.ts'

const FILE: FileColumns = {
  sheet: '',
  headerRow: 2,
  wanted: [
    { key: 'ticketNo', title: '准考证号', isRequired: true },
    { key: 'name', title: '姓名', isRequired: false },
    { key: 'mark', title: '成绩', isRequired: true },
  ],
  rows: [
    { rowNo: 1, cells: ['成绩单'], suggested: [] },
    { rowNo: 2, cells: ['准考证号', '', '平时', '', '总评'], suggested: [{ key: 'ticketNo', place: 0 }] },
    { rowNo: 3, cells: ['101000240000', '', '90', 'x', '57'] },
    { rowNo: 4, cells: ['101000240001', '', '', '', '58'] },
  ],
}

test('IMP-04 each column of the file stands with its letter, its title and samples; blank ones are left out', () => {
  expect(columnsUnder(FILE, 2)).toEqual([
    { place: 0, name: 'A', heading: '准考证号', samples: ['101000240000', '101000240001'] },
    { place: 2, name: 'C', heading: '平时', samples: ['90'] },
    { place: 3, name: 'D', heading: '', samples: ['x'] },
    { place: 4, name: 'E', heading: '总评', samples: ['57', '58'] },
  ])
  expect(
    columnsUnder({ ...FILE, rows: [{ rowNo: 1, cells: Array.from({ length: 28 }, () => 'x') }] }, 1)[27]
      ?.name,
  ).toBe('AB')
  expect([...suggestedUnder(FILE, 2)]).toEqual([[0, 'ticketNo']])
  expect([...suggestedUnder(FILE, 1)]).toEqual([])
})

test('IMP-04 each required column has exactly one place before the choice is sent', () => {
  const problems = (...entries: [number, string][]) =>
    choiceProblems(FILE, new Map(entries)).map(({ text }) => text)
  expect(problems()).toEqual(['请指定哪一列是「准考证号」。', '请指定哪一列是「成绩」。'])
  expect(problems([0, 'ticketNo'], [2, 'mark'], [4, 'mark'])).toEqual(['「成绩」指定了两列，请只保留一列。'])
  expect(problems([0, 'ticketNo'], [4, 'mark'])).toEqual([])
})
