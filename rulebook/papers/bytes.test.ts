import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64Url, fromHex, textOf, toBase64Url, toHex } from './bytes.ts'

test('VER-01 bytes come back from their spelling, and a second spelling is none', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
      expect(fromHex(toHex(bytes))).toEqual(bytes)
      expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes)
      expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
    }),
  )
  for (const text of ['A', 'AB', 'AA==', 'A+AA', 'AAAAA', '汉字', 'AA A']) {
    expect(fromBase64Url(text), text).toBeUndefined()
  }
  for (const text of ['A0', 'a', '0g', ' 00']) expect(fromHex(text), text).toBeUndefined()
  expect(textOf(Uint8Array.of(0xff))).toBeUndefined()
})
