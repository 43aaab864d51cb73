import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FOLD_KINDS, type FoldKind } from '#contracts/fold-kind.ts'
import { ALIKE_CHARACTERS, writtenForms } from './alike-characters.ts'
import { fold } from './fold.ts'
import { width } from './steps.ts'

test.each<[FoldKind, string, string]>([
  ['id_number', '军字第１２３４５６７号', '军字第1234567号'],
  ['id_number', '110105·19491231·002x', '11010519491231002X'],
  ['ticket_no', '1010 0024‐0000\u200b', '101000240000'],
  ['phone', '１３８-0000 0000', '13800000000'],
  ['phone', '+86 138-0000-0000', '13800000000'],
  ['phone', '008613800000000', '13800000000'],
  ['phone', '86138000000', '86138000000'],
  ['email', ' ＡＢＣ＠qq．com ', 'ABC@qq.com'],
  ['certificate_no', ' 沪教自〔1998〕第 ００１２３号', '沪教自〔1998〕第00123号'],
  ['certificate_no', '沪教自（1998）第00123号', '沪教自(1998)第00123号'],
  ['certificate_no', '№１０２７·12004', '№1027·12004'],
  ['certificate_no', 'ABC\u200b\u00ad\u0002\u000b12345', 'ABC12345'],
  ['course_code', '０３７０９\u200b', '03709'],
  ['course_code', '15', '00015'],
  ['course_code', '', ''],
  ['school_code', '１０２７２ ', '10272'],
  ['major_code', '１２０２０３Ｋ', '120203K'],
  ['major_code', '40106', '040106'],
  ['major_code', '106', '106'],
  ['captcha', 'ＡＢ１２３', 'AB123'],
  ['captcha', ' a b123 ', 'AB123'],
  ['totp_code', '800 160', '800160'],
  ['totp_code', '８００１６０', '800160'],
  ['totp_code', '800\u00a0160', '800160'],
  ['one_time_code', '566 095', '566095'],
  ['one_time_code', 'abcd-efgh–1234', 'ABCDEFGH1234'],
  ['username', ' Ｓcore1 ', 'score1'],
  ['initial_password', ' ３１００２ｘ', '31002X'],
  ['mark', ' ７８ ', '78'],
  ['mark', '7 8', '7 8'],
  ['digits', '２００４年', '2004'],
  ['heading', '\u200b姓 名', '姓名'],
  ['heading', '准考证号＊', '准考证号*'],
  ['filter', ' ＥＮＧＬＩＳＨ  二', 'english 二'],
  ['text', '证书\u0002原\u000b件\n\t 第二行 ', '证书原件\n\t 第二行 '],
  ['password', ' ｐａｓｓ\u200b ', ' ｐａｓｓ\u200b '],
])('EVI-07 as %s %j is %j', (kind, typed, folded) => {
  expect(fold(kind, typed)).toBe(folded)
})

test.each([
  ['沪教自〔1998〕第00123号', '沪教自[1998]第00123号'],
  ['沪教自〔1998〕第00123号', '沪教自【1998】第００１２３号'],
  ['沪教自〔1998〕第00123号', '沪教自（1998）第 00123 号'],
  ['1027·12004', '1027–12004'],
  ['1027·12004', '№ 102712004'],
  ['1027_12004', '#1027：12004'],
  ['abcd-1234', 'ABCD1234'],
  ['\u2FBC教证字1号', '高教证字1号'],
])('EVI-07, REV-08 the numbers %j and %j are one', (one, other) => {
  expect(fold('certificate_no_alike', one)).toBe(fold('certificate_no_alike', other))
})

test.each([
  ['沪教自〔1998〕第00123号', '沪教自〔1999〕第00123号'],
  ['1027.12004', '102712004'],
])('EVI-07, REV-08 the numbers %j and %j are two', (one, other) => {
  expect(fold('certificate_no_alike', one)).not.toBe(fold('certificate_no_alike', other))
})

/** What a number was indexed under before there was a table (docs/decisions/0026). */
function indexedBefore(text: string): string {
  return width(text)
    .replaceAll(/[\s\-—]/gu, '')
    .toUpperCase()
}

const acceptedBefore = fc.oneof(
  fc.stringMatching(/^[\p{L}\p{N}()（）\-—./第号字]{3,40}$/u),
  fc.stringMatching(/^[A-Za-z0-9（）()沪教自学字第号０-９ｘＸ \-—./]{3,40}$/u),
)

test('EVI-07, REV-08 a number that was accepted before is found under the index that it had then', () => {
  fc.assert(
    fc.property(acceptedBefore, (number) => {
      expect(fold('certificate_no_alike', number)).toBe(indexedBefore(number))
    }),
    { numRuns: 2_000 },
  )
})

const PIECES = fc.constantFrom(
  ...[
    'a',
    'Ｚ',
    '0',
    '７',
    '\u2EE2',
    '\u2FBC',
    '\uE863',
    '䶮',
    '·',
    '・',
    '－',
    '–',
    '〔',
    ']',
    '№',
    '：',
    '_',
    '#',
  ],
  ...[
    '’',
    '\u02BC',
    ' ',
    '\u3000',
    '\u200B',
    '\u00AD',
    '\u0002',
    '\u000B',
    '\n',
    '\uFEFF',
    'é',
    'e\u0301',
    '.',
    'ß',
    '①',
  ],
)
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(PIECES).map((pieces) => pieces.join('')),
)

test.each(FOLD_KINDS)('EVI-07 folding as %s twice changes nothing', (kind) => {
  fc.assert(
    fc.property(texts, (text) => {
      const once = fold(kind, text)
      expect(fold(kind, once)).toBe(once)
    }),
  )
})

test('EVI-07 the characters of old systems are private, and what they stand for is not', () => {
  expect(ALIKE_CHARACTERS.get('\uE863')).toBe('䶮')
  for (const [other, character] of ALIKE_CHARACTERS) {
    expect([...other]).toHaveLength(1)
    expect([...character]).toHaveLength(1)
    expect(character).not.toMatch(/\p{Co}/u)
  }
  expect(writtenForms('䶮明')).toEqual(['䶮明', '\uE863明'])
  expect(writtenForms('\uE863明')).toEqual(['\uE863明', '䶮明'])
  expect(writtenForms('张三')).toEqual(['张三'])
})
