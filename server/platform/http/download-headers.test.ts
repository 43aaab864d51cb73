import fc from 'fast-check'
import { expect, test } from 'vitest'
import { downloadHeaders } from './download-headers.ts'

function dispositionOf(name: string, shownAs?: string): string | undefined {
  return downloadHeaders({ kind: 'pdf', name, ...(shownAs === undefined ? {} : { shownAs }) })[
    'content-disposition'
  ]
}

test('APP-08 a file has its media type, both of its names, and no cache stores it', () => {
  expect(downloadHeaders({ kind: 'xlsx', name: 'reviews-2026-11-25', shownAs: '审核' })).toEqual({
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'content-disposition': `attachment; filename="reviews-2026-11-25.xlsx"; filename*=UTF-8''%E5%AE%A1%E6%A0%B8.xlsx`,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  })
  expect(downloadHeaders({ kind: 'zip', name: 'transfers', cache: 'no-store' })).toEqual({
    'content-type': 'application/zip',
    'content-disposition': 'attachment; filename="transfers.zip"',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
})

test.each([
  ['quotes', 'a"; filename="b', 'a_; filename=_b'],
  ['a backslash', 'a\\b', 'a_b'],
  ['a line break', 'a\r\nset-cookie: b', 'a__set-cookie: b'],
  ['a folder', '../a', '.._a'],
  ['an encoded character', 'a%22b', 'a_22b'],
  ['other scripts', '\u{20BB7}田é', '___'],
])('APP-08 %s in the ASCII name cannot end it', (_what, name, safe) => {
  expect(dispositionOf(name)).toBe(`attachment; filename="${safe}.pdf"`)
})

test.each([
  ['quotes and a backslash', '"\\', '%22%5C'],
  ['a line break', 'a\r\nb', 'a%0D%0Ab'],
  ['what a value must not contain', "'()*;", '%27%28%29%2A%3B'],
  ['what a value may contain', 'a-b_c.d~e!', 'a-b_c.d~e!'],
  ['a character beyond the BMP', '\u{20BB7}', '%F0%A0%AE%B7'],
  ['half a surrogate pair', '\ud842', '%EF%BF%BD'],
])('APP-08 %s in the shown name is encoded', (_what, shownAs, value) => {
  expect(dispositionOf('a', shownAs)).toBe(`attachment; filename="a.pdf"; filename*=UTF-8''${value}.pdf`)
})

test('APP-08 whatever the names are, they stay one value each, and the shown name is read back whole', () => {
  const header =
    /^attachment; filename="[ !#$&-.0-[\]-~]*\.pdf"; filename\*=UTF-8''((?:[\w!#$&+.^`|~-]|%[\dA-F]{2})*)$/
  const text = fc.oneof(fc.string({ unit: 'binary-ascii' }), fc.string({ unit: 'grapheme' }))
  fc.assert(
    fc.property(text, text, (name, shownAs) => {
      const value = header.exec(dispositionOf(name, shownAs) ?? '')?.[1]
      expect(decodeURIComponent(value ?? '')).toBe(`${shownAs}.pdf`)
    }),
  )
})
