import { expect, test } from 'vitest'
import type { SearchedCourse } from '#contracts/transfers/supplements.ts'
import { prepareCourses, searchCourses } from './search-courses.ts'

const CATALOGUE: SearchedCourse[] = [
  ['00015', '英语（二）', 'yye'],
  ['00312', '政治学概论', 'zzxgl'],
  ['00795', '综合英语（二）', 'zhyye'],
  ['03708', '中国近现代史纲要', 'zgjxdsgy'],
  ['04747', 'Java语言程序设计（一）', 'jyycxsjy'],
  ['13000', '英语（专升本）', 'yyzsb'],
  ['13708', '英语写作', 'yyxz'],
]
const courses = prepareCourses(CATALOGUE)
const found = (words: string) => searchCourses(courses, words).courses.map(({ code }) => code)

test.each([
  ['英', ['13708', '00015', '13000', '00795']],
  ['英语', ['13708', '00015', '13000', '00795']],
  ['英语(二)', ['00015', '00795']],
  ['英语（二', ['00015', '00795']],
  ['概论', ['00312']],
  ['java', ['04747']],
  ['ＪＡＶＡ', ['04747']],
  ['没有的课', []],
  ['', []],
  ['   ', []],
])('SUP-01 %j finds by the first characters of the name, then by what is inside: %j', (words, codes) => {
  expect(found(words)).toEqual(codes)
})

test.each([
  ['00015', ['00015']],
  ['0015', ['00015']],
  ['3708', ['03708']],
  ['03708', ['03708']],
  ['1370', ['13708']],
  ['１３０００', ['13000']],
  ['13', ['13000', '13708']],
  ['99999', []],
])('SUP-01 %j finds by code, with its first zero or without: %j', (words, codes) => {
  expect(found(words)).toEqual(codes)
})

test.each([
  ['yy', ['13708', '00015', '13000', '00795', '04747']],
  ['YYE', ['00015', '00795']],
  ["zg'jx", ['03708']],
  ['zg jx', ['03708']],
  ['z', ['00312', '00795', '03708']],
])('SUP-01 %j finds by pinyin initials, as an input method composes them too: %j', (words, codes) => {
  expect(found(words)).toEqual(codes)
})

test('SUP-01 of many courses the first are shown and all are counted', () => {
  const many = prepareCourses(
    Array.from({ length: 90 }, (_, number) => [String(10_000 + number), `选修课程${number}`, 'xxkc']),
  )
  const { courses: shown, count } = searchCourses(many, '选修')
  expect([shown.length, count]).toEqual([12, 90])
})
