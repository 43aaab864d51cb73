import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './folding/fold.ts'
import { judgeName, sameName, strangeCharacterIn } from './person-name.ts'

test.each([
  [' 张三 ', '张三'],
  ['张\u3000三', '张三'],
  ['买买提•阿不都', '买买提·阿不都'],
  ['买买提 · 阿不都', '买买提·阿不都'],
  ['买买提．阿不都', '买买提·阿不都'],
  ['Ｍａｒｙ  Ｓｍｉｔｈ', 'Mary Smith'],
  ['Ｅ\u0301va', 'Éva'],
  ['\u{20BB7} 野', '\u{20BB7}野'],
  ...['・', '•', '‧', '∙', '⋅', '･', '⸱', '․', 'ㆍ', '﹒', '.'].map((dot) => [`阿${dot}提`, '阿·提']),
  ['阿 . 提', '阿·提'],
  ['Ｊ．Ｒ．　Ｓｍｉｔｈ　Ｊｒ．', 'J.R. Smith Jr.'],
  ['张\u200B三\uFEFF', '张三'],
  ['\u202A张三\u202C', '张三'],
  ['\u2FBC\u2F42\u2F00', '高文一'],
  ['\u2EE2云', '马云'],
  ['O’Brien', "O'Brien"],
  ['O\u02BCBrien', "O'Brien"],
  ['Jean\u2010Luc', 'Jean-Luc'],
  ['Jean–Luc', 'Jean-Luc'],
  ['王\u0002小明', '王小明'],
  ['\uE863明', '\uE863明'],
  ['', ''],
])('UX-02 %j is stored as %j', (typed, stored) => {
  expect(fold('person_name', typed)).toBe(stored)
})

test.each([
  ['张三', 'ok'],
  ['\u{20BB7}\u{2A6A5}', 'ok'],
  ['\uE863明', 'ok'],
  ['李〇', 'ok'],
  ['买买提·阿不都', 'ok'],
  ["Mary-Ann O'Neil", 'ok'],
  ['J.R. Smith Jr.', 'ok'],
  ['.Smith', 'dot_place'],
  ['J..Smith', 'dot_place'],
  ['...', 'characters'],
  ['', 'empty'],
  ['\u{20BB7}'.repeat(30), 'ok'],
  ['张'.repeat(31), 'too_long'],
  ['·', 'characters'],
  ['·张', 'dot_place'],
  ['张··三', 'dot_place'],
  ['张3', 'characters'],
  ['<b>', 'characters'],
  ['张\u0000', 'characters'],
  ['张\u{1F600}', 'characters'],
  ['\uD842', 'characters'],
] as const)('UX-02 %j: %s', (name, verdict) => {
  expect(judgeName(name)).toBe(verdict)
})

test.each([
  ['张3', '3'],
  ['张（三）', '（'],
  ['张●三', '●'],
  ['张,三', ','],
  ['·', '·'],
  ['张\u{1F600}', '\u{1F600}'],
  ['张三', undefined],
])('UX-02 the character of %j that no name has is %j', (name, character) => {
  expect(strangeCharacterIn(name)).toBe(character)
})

test.each([
  ['张三', ' 张　三', true],
  ['mary smith', 'MARY  SMITH', true],
  ['买买提·阿不都', '买买提•阿不都', true],
  ['葛\u{E0100}城', '葛城', true],
  ['\uE863明', '䶮明', true],
  ['\u2EE2晓燕', '马晓燕', true],
  ['O’Brien', 'O\u02BCBRIEN', true],
  ['张三', '张叁', false],
  ['买买提·阿不都', '买买提阿不都', false],
])('UX-02 %j and %j are the same name: %s', (a, b, verdict) => {
  expect(sameName(a, b)).toBe(verdict)
})

const pieces = fc.constantFrom(
  '张',
  '\u{20BB7}',
  '\uE863',
  'Ａ',
  'e',
  '\u0301',
  ' ',
  '\u3000',
  '·',
  '•',
  '．',
  '\u200B',
  '\u{E0100}',
  '\t',
)
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces).map((all) => all.join('')),
)

test('UX-02 storing a name twice changes nothing, and it stays the same name', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const once = fold('person_name', text)
      expect(fold('person_name', once)).toBe(once)
      expect(sameName(text, once)).toBe(true)
    }),
  )
})
