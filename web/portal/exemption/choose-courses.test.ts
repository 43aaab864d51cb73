import { expect, test } from 'vitest'
import { type Course, courseWords, filterCourses, missingPartners, toggleCourse } from './choose-courses.ts'

const course = (code: string, name: string, given: Partial<Course> = {}): Course => ({
  ...{ code, name, initials: 'xx', credits: 4, suggestions: [], together: [] },
  ...given,
})
const plan = [
  course('00015', '英语（二）', { initials: 'yye' }),
  course('00018', '计算机应用基础', { initials: 'jsjyyjc', together: ['00019'] }),
  course('00019', '计算机应用基础（实践）', { initials: 'jsjyyjcsj', together: ['00018'] }),
  course('03708', '中国近现代史纲要', { initials: '', why: '已取得合格成绩' }),
]
const found = (words: string) => filterCourses(plan, words).map(({ code }) => code)

test('EXM-01 a course is found by code, name and initials, in any width and case, by every word', () => {
  expect(found('000')).toEqual(['00015', '00018', '00019'])
  expect(found('英语(二)')).toEqual(['00015'])
  expect(found('ＹＹＥ')).toEqual(['00015'])
  expect(found('JSJ 实践')).toEqual(['00019'])
  // The plan has no initials for this course.
  expect(found('zgjxd')).toEqual(['03708'])
  expect(found(' ')).toHaveLength(4)
  expect(found('物理')).toEqual([])
})

test('EXM-04 two courses that go together are ticked together and unticked alone', () => {
  const both = toggleCourse(['00015'], '00018', plan)
  expect(both).toEqual({ chosen: ['00015', '00018', '00019'], added: ['00019'] })
  const one = toggleCourse(both.chosen, '00018', plan)
  expect(one).toEqual({ chosen: ['00015', '00019'], added: [] })
  expect(missingPartners(one.chosen, plan)).toEqual([{ code: '00019', missing: '00018' }])
  expect(missingPartners(both.chosen, plan)).toEqual([])
})

test('EXM-04 a partner that cannot be chosen is not asked for', () => {
  const passed = plan.map((one) => (one.code === '00019' ? { ...one, why: '已取得合格成绩' } : one))
  expect(toggleCourse([], '00018', passed).chosen).toEqual(['00018'])
  expect(missingPartners(['00018'], passed)).toEqual([])
})

test('EXM-02 a course is named by code and name, and by its code where the plan has it no more', () => {
  expect(courseWords('00015', plan)).toBe('00015 英语（二）')
  expect(courseWords('99999', plan)).toBe('99999')
})
