import { expect, test } from 'vitest'
import type { ExemptionForm } from '#contracts/forms/exemption.ts'
import {
  asksForUse,
  uncoveredCourses,
  withCourses,
  withCredential,
  withoutCredential,
  withUse,
} from './evidence-form.ts'

const empty: ExemptionForm = { service: 'exemption', courses: ['00015', '00018'], evidence: [] }
const shared = withCredential(empty, 'diploma')
const both = withUse(withCredential(shared, 'pets'), {
  ...{ credentialId: 'pets', course: '00018', isUsed: false },
})

test('EXM-02 a credential is for all courses until it is said for which', () => {
  expect(shared.evidence).toEqual([{ credentialId: 'diploma', courses: ['00015', '00018'] }])
  expect(both.evidence[1]).toEqual({ credentialId: 'pets', courses: ['00015'] })
  expect(withCredential(both, 'pets')).toBe(both)
  const again = withUse(both, { credentialId: 'pets', course: '00018', isUsed: true })
  expect(again.evidence[1]?.courses).toEqual(['00015', '00018'])
})

test('EXM-02 a course that is added goes to what is shared; one that is dropped leaves every credential', () => {
  const more = withCourses(both, ['00015', '00018', '03708'])
  expect(more.evidence.map(({ courses }) => courses)).toEqual([['00015', '00018', '03708'], ['00015']])
  const less = withCourses(more, ['03708'])
  expect(less.evidence.map(({ courses }) => courses)).toEqual([['03708'], []])
})

test('EXM-02 a course that nothing stands for is named', () => {
  expect(uncoveredCourses(empty)).toEqual(['00015', '00018'])
  expect(uncoveredCourses(both)).toEqual([])
  expect(uncoveredCourses(withoutCredential(both, 'diploma'))).toEqual(['00018'])
})

test('EXM-02 of the only course that is left it is asked as long as a credential is for none', () => {
  expect(asksForUse(both, 'pets')).toBe(true)
  const less = withCourses(both, ['00018'])
  expect([asksForUse(less, 'diploma'), asksForUse(less, 'pets')]).toEqual([false, true])
  const answered = withUse(less, { credentialId: 'pets', course: '00018', isUsed: true })
  expect(asksForUse(answered, 'pets')).toBe(false)
})
