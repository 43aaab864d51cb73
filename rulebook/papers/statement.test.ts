import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joined } from './bytes.ts'
import { codeOf, encodeStatement, foldCode, foldTyped, readStatement, type Statement } from './statement.ts'

const STATEMENT: Statement = {
  kind: 'score_sheet',
  paperNo: 'CJ20261127K7M2Q9XA',
  holder: '陈*祥',
  summary: '18 门，合格 15 门',
  digest: Uint8Array.from({ length: 32 }, (_, place) => place),
  issuedAt: new Date('2026-11-27T13:00:00Z'),
  keyId: '0a1b2c3d',
}
const signature = new Uint8Array(64).fill(7)
const whole = joined(encodeStatement(STATEMENT), signature)

test('VER-01 a statement comes back as it was, in fewer bytes than a code of 65 modules holds', () => {
  expect(readStatement(whole)).toMatchObject({ ...STATEMENT, signature, whole })
  // ISO/IEC 18004: a version 12 code at level M holds 287 bytes; the address takes up to 45 of them.
  expect(Math.ceil((whole.length * 4) / 3)).toBeLessThan(287 - 45)
})

test('VER-01 what is cut, longer, of another version or of no kind is no statement', () => {
  for (let length = 0; length < whole.length; length += 1) {
    const cut = readStatement(whole.subarray(0, length))
    // A cut signature may leave a shorter statement readable only if its texts end exactly there.
    expect(cut, `${length} bytes`).toBeUndefined()
  }
  expect(readStatement(joined(whole, Uint8Array.of(0)))).toBeUndefined()
  for (const [place, byte] of [
    [0, 2],
    [1, 0],
    [1, 200],
  ] as const) {
    const changed = Uint8Array.from(whole)
    changed[place] = byte
    expect(readStatement(changed)).toBeUndefined()
  }
})

test('VER-01 any bytes are read without an error', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void readStatement(bytes)))
})

test('VER-01 a code has twelve characters that nobody mistakes, and follows from every byte', () => {
  const code = codeOf({ whole })
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
  const other = Uint8Array.from(whole)
  other[other.length - 1] = 8
  expect(codeOf({ whole: other })).not.toBe(code)
})

test('VER-01 typed numbers and codes are read in every way in which people type them', () => {
  expect(foldTyped(' cj20261127 k7m2-q9xa ')).toBe('CJ20261127K7M2Q9XA')
  expect(foldTyped('ＣＪ２０２６')).toBe('CJ2026')
  expect(foldCode('oil0－1a—b')).toBe('01101AB')
})
