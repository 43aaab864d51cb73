import { expect, test } from 'vitest'
import { ID_TYPE_WORDS, OTHER_ID_TYPE_WORDS } from './id-type.texts.ts'
import { ID_TYPES } from './id-type.ts'
import { readIdType } from './read-id-type.ts'

test.each([
  ['居民身份证', 'resident_id'],
  ['身份证', 'resident_id'],
  [' 居民\u3000身份证\u200b', 'resident_id'],
  ['港澳居民居住证', 'hk_mo_tw_residence'],
  ['台湾居民居住证', 'hk_mo_tw_residence'],
  ['外国人永久居留证', 'foreigner_pr'],
  ['护照', 'passport'],
  ['officer', 'officer'],
  ['学生证', undefined],
  ['', undefined],
])('LOG-01, EVI-07 the document %j is %s', (word, type) => {
  expect(readIdType(word)).toBe(type)
})

test('LOG-01 no word means two documents', () => {
  const words = ID_TYPES.flatMap((type) => [ID_TYPE_WORDS[type], ...OTHER_ID_TYPE_WORDS[type]])
  expect(new Set(words).size).toBe(words.length)
})
