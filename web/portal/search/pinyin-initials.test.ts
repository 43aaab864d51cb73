import { expect, test } from 'vitest'
import { pinyinInitials } from './pinyin-initials.ts'

test.each([
  ['英语（二）', 'yye'],
  ['中国近现代史纲要', 'zgjxdsgy'],
  ['马克思主义基本原理概论', 'mkszyjbylgl'],
  ['计算机应用基础(实践)', 'jsjyyjcsj'],
  ['Java语言程序设计(一)', 'yycxsjy'],
  ['毛泽东思想', 'mzdsx'],
  ['法律基础', 'fljc'],
  ['大学语文', 'dxyw'],
  ['外国文学史', 'wgwxs'],
  ['', ''],
])('EXM-01 the initials of %s are %s', (name, initials) => {
  expect(pinyinInitials(name)).toBe(initials)
})
