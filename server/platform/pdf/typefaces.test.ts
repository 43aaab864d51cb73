import { expect, test } from 'vitest'
import { printable, runsOf } from './typefaces.ts'

const facesOf = (text: string) => runsOf(text, 'regular').map(({ text: piece, face }) => [piece, face.name])

test('UX-02 a name beyond the BMP is printed whole, the rare character from the font that has it', async () => {
  const name = await printable('陈𠮷祥')
  expect(name).toBe('陈𠮷祥')
  expect(facesOf(name)).toEqual([
    ['陈', 'sans-regular'],
    ['𠮷', expect.stringMatching(/^rare-/)],
    ['祥', 'sans-regular'],
  ])
  expect(runsOf('𠮷', 'regular')[0]?.width).toBe(1)
})

test('UX-02 every ideograph to extension F that Unicode 10 knew has a font; what came later has none, and is told', async () => {
  const blocks = [
    { from: 0x3400, to: 0x4dbf, last: 0x4db5 },
    { from: 0x4e00, to: 0x9fff, last: 0x9fea },
    { from: 0x20000, to: 0x2a6df, last: 0x2a6d6 },
    { from: 0x2a700, to: 0x2b73f, last: 0x2b734 },
    { from: 0x2b740, to: 0x2b81d, last: 0x2b81d },
    { from: 0x2b820, to: 0x2cead, last: 0x2cea1 },
    { from: 0x2ceb0, to: 0x2ebe0, last: 0x2ebe0 },
  ]
  for (const { from, to, last } of blocks) {
    const codes = Array.from({ length: to - from + 1 }, (_, place) => from + place)
    const isPrinted = async (code: number) =>
      (await printable(String.fromCodePoint(code))) === String.fromCodePoint(code)
    const wrong: number[] = []
    for (const code of codes) if ((await isPrinted(code)) !== code <= last) wrong.push(code)
    expect(wrong, `block from ${from.toString(16)}`).toEqual([])
  }
})

test('UX-02 what no font has is printed as 〓 with its code, not dropped', async () => {
  expect(await printable('甲\u{30ede}乙')).toBe('甲〓（U+30EDE）乙')
})

test('UX-02 a selector of a variant stays with its character', async () => {
  expect(facesOf(await printable('葛\u{e0100}城'))).toEqual([['葛\u{e0100}城', 'sans-regular']])
})
