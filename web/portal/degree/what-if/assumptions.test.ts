import { expect, test } from 'vitest'
import type { DegreeAudit } from '#contracts/degree/degree-audit.ts'
import { assumable, isAssuming, NO_ASSUMPTIONS, queryOf, toggled } from './assumptions.ts'

test('AUD-06 assumptions become a question, and none of them asks nothing', () => {
  expect(queryOf(NO_ASSUMPTIONS)).toEqual({})
  expect(isAssuming(NO_ASSUMPTIONS)).toBe(false)
  const some = { ...NO_ASSUMPTIONS, assumed: ['00015', '00018'], without: ['r1'] }
  expect(queryOf(some)).toEqual({ assumed: '00015,00018', without: 'r1' })
  expect(isAssuming(some)).toBe(true)
})

test('AUD-06 an entry is put in and taken out', () => {
  expect(toggled(['a'], 'b')).toEqual(['a', 'b'])
  expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
})

test('AUD-06 what is met or not examined any more is not assumed, and each course stands once', () => {
  const line = (code: string, state: string, why = 'not_passed') => ({
    kind: 'course',
    course: { code, name: code },
    state,
    why: { code: why },
  })
  const lines = [
    line('00015', 'met', 'scored'),
    line('00018', 'missing'),
    line('00018', 'missing'),
    line('00019', 'missing', 'not_offered'),
  ] as unknown as DegreeAudit['lines']
  expect(assumable({ lines })).toEqual([{ code: '00018', name: '00018' }])
})
