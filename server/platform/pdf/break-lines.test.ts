import { expect, test } from 'vitest'
import { breakLines } from './break-lines.ts'

/** Chinese characters are two wide, all others one. */
const widthOf = (piece: string) => [...piece].reduce((sum, one) => sum + (one > '⺀' ? 2 : 1), 0)
const lines = (text: string, width: number) => breakLines(text, width, widthOf)

test('APP-08 no line begins with a comma, and none is wider than its column', () => {
  const broken = lines('四个汉字，四个汉字。', 8)
  expect(broken).toEqual(['四个汉', '字，四个', '汉字。'])
  expect(broken.every((line) => widthOf(line) <= 8)).toBe(true)
})

test('APP-08 a number stays whole while it can, and a digest longer than the line is cut anywhere', () => {
  expect(lines('编号 2026112400', 12)).toEqual(['编号', '2026112400'])
  expect(lines('0123456789abcdef', 6)).toEqual(['012345', '6789ab', 'cdef'])
})

test('APP-08 line ends are kept, an empty text is one empty line, a column too narrow still ends', () => {
  expect(lines('一\n\n二', 8)).toEqual(['一', '', '二'])
  expect(lines('', 8)).toEqual([''])
  expect(lines('汉字', 1)).toEqual(['汉', '字'])
})

test('UX-02 nothing is lost and nothing added, whatever is broken where', () => {
  const text = '陈𠮷祥 阿卜杜热合曼·买买提 A4 纸（第 1 页）——完。'
  for (let width = 1; width < 40; width += 1)
    expect(lines(text, width).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
})
