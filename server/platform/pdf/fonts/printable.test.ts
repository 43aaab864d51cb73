import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { decompress } from 'woff2-encoder'
import { openTypeface, readMainTypeface } from './main-typeface.ts'
import { isInMainFont, printable, unprintable } from './printable.ts'
import { rareCharacterFile } from './rare-characters.ts'

/** The ideographs of GB 18030-2022, implementation level 3: first and last code point, both included. */
const LEVEL_3 = [
  [0x3400, 0x4db5],
  [0x4e00, 0x9fef],
  [0xfa0e, 0xfa0f],
  [0xfa11, 0xfa11],
  [0xfa13, 0xfa14],
  [0xfa1f, 0xfa1f],
  [0xfa21, 0xfa21],
  [0xfa23, 0xfa24],
  [0xfa27, 0xfa29],
  [0x20000, 0x2a6d6],
  [0x2a700, 0x2b734],
  [0x2b740, 0x2b81d],
  [0x2b820, 0x2cea1],
  [0x2ceb0, 0x2ebe0],
] as const

function textOf([from, to]: readonly [number, number]): string {
  return Array.from({ length: to - from + 1 }, (_, place) => String.fromCodePoint(from + place)).join('')
}

test('GRA-11 every one of the 87,887 ideographs of GB 18030-2022 level 3 has a font', () => {
  const texts = LEVEL_3.map(textOf)
  expect([...texts.join('')]).toHaveLength(87_887)
  expect(texts.flatMap((text) => unprintable(text))).toEqual([])
})

test('GRA-11 each font really has what it is asked for: its own table of characters says so', async () => {
  const codes = LEVEL_3.flatMap((range) =>
    [...textOf(range)].map((character) => character.codePointAt(0) ?? 0),
  )
  const { regular, bold } = { regular: readMainTypeface('regular').font, bold: readMainTypeface('bold').font }
  const common = codes.filter(isInMainFont)
  expect(
    common.filter((code) => !regular.hasGlyphForCodePoint(code) || !bold.hasGlyphForCodePoint(code)),
  ).toEqual([])
  const byFile = Map.groupBy(
    codes.filter((code) => !isInMainFont(code)),
    (code) => rareCharacterFile(code) ?? 'none',
  )
  const missing: number[] = []
  for (const [path, rare] of byFile) {
    const { font } = openTypeface(path, Buffer.from(await decompress(readFileSync(path))))
    missing.push(...rare.filter((code) => !font.hasGlyphForCodePoint(code)))
  }
  expect(missing).toEqual([])
})

test('GRA-11 what no font has is listed once, by its code, and printed as 〓 with it', () => {
  const text = '甲\u{30ede}乙\u{30ede}🫠'
  expect(unprintable(text)).toEqual([
    { character: '\u{30ede}', code: 'U+30EDE' },
    { character: '🫠', code: 'U+1FAE0' },
  ])
  expect(printable(text)).toBe('甲〓（U+30EDE）乙〓（U+30EDE）〓（U+1FAE0）')
})

test('GRA-11 what word processors paste is printed as a reader expects it', () => {
  expect(printable('一\t二\u00a0三\u2003四\r\n五\u2028六\v七')).toBe('一 二 三 四\n五\n六\n七')
  expect(printable('\ufeff一\u0000二\u0007')).toBe('\ufeff一二')
  // A bullet of Word: a character of one machine's own, whatever a font draws there.
  expect(unprintable('\uf0b7 自学\uf137')).toEqual([
    { character: '\uf0b7', code: 'U+F0B7' },
    { character: '\uf137', code: 'U+F137' },
  ])
})

test('GRA-11 an accent that is typed apart, and a selector that nobody sees, are no characters of their own', () => {
  expect(printable('Ame\u0301lie')).toBe('Amélie')
  expect(unprintable('葛\u{e0100}城\u200b')).toEqual([])
})
