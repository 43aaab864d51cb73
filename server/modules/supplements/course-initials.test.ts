import { expect, test } from 'vitest'
import { createInitials, initialsOf } from './course-initials.ts'

test.each([
  ['行政管理学', 'xzglx'],
  ['银行会计学', 'yhkjx'],
  ['音乐欣赏', 'yyxs'],
  ['英语（二）', 'yye'],
  ['朝鲜语', 'cxy'],
])('SUP-01 the pinyin initials of %s are %s: a character is read by its word', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

test('SUP-01 the catalogue’s own initials win, in small letters', async () => {
  const courses = [
    { code: '00001', name: '行政管理学', initials: 'HZGL' },
    { code: '00002', name: '行政管理学', initials: '' },
  ]
  expect(await createInitials()(courses)).toEqual([
    ['00001', '行政管理学', 'hzgl'],
    ['00002', '行政管理学', 'xzglx'],
  ])
})
