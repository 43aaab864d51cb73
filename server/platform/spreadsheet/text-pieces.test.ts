import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utf8Check } from './text-pieces.ts'

/** What the decoder of the platform says of the whole. */
function isText(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function isTextInPieces(pieces: readonly Buffer[]): boolean {
  const check = utf8Check()
  return pieces.every((piece) => check.goesOn(piece)) && check.isWhole()
}

/** A text of characters of one to four bytes, of which one byte may be another or be left out. */
const nearlyText = fc
  .tuple(
    fc.array(fc.constantFrom('a', 'é', '中', '𠮷', '\u{10FFFF}'), { maxLength: 12 }),
    fc.option(
      fc.tuple(fc.nat(40), fc.option(fc.constantFrom(0x41, 0x80, 0xbf, 0xc0, 0xe0, 0xed, 0xf0, 0xf5, 0xff))),
    ),
  )
  .map(([characters, change]) => {
    const bytes = [...Buffer.from(characters.join(''))]
    if (change) bytes.splice(change[0], 1, ...(change[1] === null ? [] : [change[1]]))
    return Buffer.from(bytes)
  })

test('IMP-01 bytes in pieces are UTF-8 when the decoder of the platform says so of the whole, wherever they are cut', () => {
  fc.assert(
    fc.property(nearlyText, fc.array(fc.nat(40), { maxLength: 6 }), (bytes, cuts) => {
      const places = [0, ...cuts.toSorted((one, other) => one - other), bytes.length]
      const pieces = places.slice(1).map((to, order) => bytes.subarray(places[order], to))
      expect(isTextInPieces(pieces)).toBe(isText(bytes))
    }),
    { numRuns: 2_000 },
  )
})

test('IMP-01 a text whose every character is cut is UTF-8, and one that ends within a character is not', () => {
  const bytes = Buffer.from('aé中𠮷')
  expect(isTextInPieces([...bytes].map((byte) => Buffer.of(byte)))).toBe(true)
  for (const missing of [1, 2, 3])
    expect(isTextInPieces([bytes.subarray(0, bytes.length - missing)])).toBe(false)
})
