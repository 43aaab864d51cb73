import { expect, test } from 'vitest'
import type { SheetCell } from '#platform/spreadsheet/sheet-row.ts'
import { numbered } from './numbered.ts'

const cellsOf = (...texts: string[]): SheetCell[] => texts.map((text) => ({ text, kind: 'text' }))

function reader(most?: number) {
  const staged: [number, string][] = []
  const read = numbered<string, string>(
    { places: [0, 2], read: (row) => row, stage: (no, said) => staged.push([no, said]) },
    most,
  )
  return { read, staged }
}

test('TRI-01 the same cells have one number, which is staged once, whatever the other cells say', () => {
  const { read, staged } = reader()
  expect(read(cellsOf('a', '1', 'b'), 'first')).toEqual({ no: 1, said: 'first' })
  expect(read(cellsOf('a', '2', 'b'), 'second')).toEqual({ no: 1, said: 'first' })
  expect(read(cellsOf('a', '2', 'c'), 'third').no).toBe(2)
  expect(staged).toEqual([
    [1, 'first'],
    [2, 'third'],
  ])
})

test('TRI-01 cells that only look alike in a row have numbers of their own', () => {
  const { read } = reader()
  const rows = [
    cellsOf('ab', '', 'c'),
    cellsOf('a', '', 'bc'),
    cellsOf('abc'),
    cellsOf('', '', 'abc'),
    cellsOf('1 a', '', ''),
  ]
  expect(rows.map((cells) => read(cells, '').no)).toEqual([1, 2, 3, 4, 5])
})

test('IMP-01 what is remembered does not grow with the file: what was forgotten has another number and says the same', () => {
  const { read, staged } = reader(3)
  for (const text of ['a', 'b', 'c', 'd', 'a', 'd']) expect(read(cellsOf(text), text).said).toBe(text)
  expect(staged).toEqual([
    [1, 'a'],
    [2, 'b'],
    [3, 'c'],
    [4, 'd'],
    [5, 'a'],
  ])
})
