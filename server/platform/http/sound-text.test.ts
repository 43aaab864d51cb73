import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal } from '#kernel/refusal.ts'
import { requireSoundText } from './sound-text.ts'

function problemsOf(body: unknown): string[] {
  try {
    requireSoundText({ body })
    return []
  } catch (error) {
    if (error instanceof Refusal) return error.problems.map(({ field }) => field)
    throw error
  }
}

test.each([
  ['NUL', 'a\u0000b'],
  ['half a pair', '\ud842'],
  ['an escape', '\u001b[2J'],
  ['DEL', '\u007f'],
  ['a control character of the second block', '\u009b'],
])('UX-02 %s is refused at its field', (_what, text) => {
  expect(problemsOf({ name: '张', list: ['x', { reason: text }] })).toEqual(['list.1.reason'])
})

test('UX-02 whatever people write passes: any script, any plane, tab and line breaks', () => {
  expect(problemsOf({ name: '\u{20BB7}田·阿依古丽', prose: '第一行\r\n\t第二行' })).toEqual([])
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!/[^\P{Cc}\t\n\r]/u.test(text))
      expect(problemsOf([text])).toEqual([])
    }),
  )
})
