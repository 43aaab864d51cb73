import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareNames } from './name-order.ts'

test('UX-02 names stand in the order of pinyin, Latin ones after Han', () => {
  const names = ['Mary Smith', '张三', '王五', '阿卜杜拉·买买提', '李四', '张', '李明', 'Anna Lee']
  expect(names.sort(compareNames)).toEqual([
    '阿卜杜拉·买买提',
    '李明',
    '李四',
    '王五',
    '张',
    '张三',
    'Anna Lee',
    'Mary Smith',
  ])
})

test('UX-02 names beyond the first plane stand after those with a reading, whatever the list was before', () => {
  const names = ['\u{2A6A5}明', '张三', '\u{20BB7}野', '阿明']
  const sorted = names.toSorted(compareNames)
  expect(sorted.slice(0, 2)).toEqual(['阿明', '张三'])
  expect(names.toReversed().sort(compareNames)).toEqual(sorted)
})

const names = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc
    .array(fc.constantFrom('张', '三', '\u{20BB7}', '\u{20BB8}', '\uE863', '·', 'a', 'A', 'é', 'e\u0301'))
    .map((all) => all.join('')),
)

test('UX-02 any two names have one order, and only identical ones are equal', () => {
  fc.assert(
    fc.property(names, names, (a, b) => {
      expect(Math.sign(compareNames(a, b)) + Math.sign(compareNames(b, a))).toBe(0)
      expect(compareNames(a, b) === 0).toBe(a === b)
    }),
  )
})

test('UX-02 a list has one order, however it was before', () => {
  fc.assert(
    fc.property(fc.array(names, { maxLength: 8 }), (all) => {
      expect(all.toReversed().sort(compareNames)).toEqual(all.toSorted(compareNames))
    }),
  )
})
