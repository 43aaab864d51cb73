import { expect, test } from 'vitest'
import { countAppraisal, emojiIn, judgeAppraisal, tidyAppraisal } from './appraisal.ts'

const LIMITS = { min: 200, max: 500 }
const codesOf = (text: string) => judgeAppraisal(text, LIMITS).map(({ code }) => code)

test.each([
  [199, ['too_short']],
  [200, []],
  [500, []],
  [501, ['too_long']],
])('GRA-05 a self-appraisal of %i characters has the problems %j', (length, problems) => {
  expect(codesOf('学'.repeat(length))).toEqual(problems)
  // Outside the Basic Multilingual Plane each is one character, though two units of UTF-16.
  expect(codesOf('𠮷'.repeat(length))).toEqual(problems)
})

test('GRA-05 the words say how many characters are missing or too many', () => {
  expect(judgeAppraisal('学'.repeat(199), LIMITS)[0]?.text).toContain('还差 1 字')
  expect(judgeAppraisal('学'.repeat(503), LIMITS)[0]?.text).toContain('请删去 3 字')
})

test('GRA-05 blanks, tabs and line breaks do not count, and nothing is a missing appraisal', () => {
  expect(countAppraisal('  学 习\t认\u3000真\n\n')).toBe(4)
  expect(codesOf(' \n\t\u3000\u200b')).toEqual(['missing'])
  expect(codesOf('学'.repeat(199) + ' '.repeat(300))).toEqual(['too_short'])
})

test('GRA-05 text pasted from Word becomes paragraphs without its marks', () => {
  const pasted = '\u3000\u3000本人\u00a0认真\u000b学习。\r\n\r\n\tThe soft\u00adhyphen\ufeff。\r'
  expect(tidyAppraisal(pasted)).toBe('本人 认真\n学习。\nThe softhyphen。')
  // Tidy text stays as it is.
  expect(tidyAppraisal(tidyAppraisal(pasted))).toBe(tidyAppraisal(pasted))
})

test.each([['😀'], ['👨‍👩‍👧'], ['🇨🇳'], ['❤️']])('GRA-05 the emoji %s is named and refused', (emoji) => {
  const found = judgeAppraisal('学'.repeat(300) + emoji, LIMITS)
  expect(found.map(({ code }) => code)).toEqual(['unprintable'])
  expect(found[0]?.text).toContain([...emoji][0])
})

test.each(['䶮', '𠮷', '㊣', '№', '①', '※', '©', '\u{30edd}', '\ue863', '1️⃣'.slice(0, 1)])(
  'GRA-05 the rare character %s may stay',
  (character) => {
    expect(emojiIn(character)).toBeUndefined()
  },
)
