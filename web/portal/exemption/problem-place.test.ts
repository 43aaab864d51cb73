import { expect, test } from 'vitest'
import { placeOfFault, placeOfProblem } from './problem-place.ts'

test.each([
  [
    { field: 'courses', code: 'missing' },
    { step: 'courses', element: 'course-search' },
  ],
  [
    { field: 'courses.00015', code: 'passed' },
    { step: 'courses', element: 'course-search' },
  ],
  [
    { field: 'courses.00015', code: 'evidence_missing' },
    { step: 'evidence', element: 'add-credential' },
  ],
  [
    { field: 'evidence.c1.obtainedOn', code: 'future' },
    { step: 'evidence', element: 'credential-c1-obtainedOn' },
  ],
  [
    { field: 'evidence.c1.images', code: 'missing' },
    { step: 'evidence', element: 'credential-c1-images' },
  ],
  [
    { field: 'evidence.c1.companion', code: 'missing' },
    { step: 'evidence', element: 'credential-c1-companion' },
  ],
  [
    { field: 'evidence.c1', code: 'removed' },
    { step: 'evidence', element: 'removed-credentials' },
  ],
] as const)('EXM-02 the problem of %o is put right at %o', (problem, place) => {
  expect(placeOfProblem(problem)).toEqual(place)
})

test('APP-04 a fault is put right at its credential, one without a credential where the credentials are', () => {
  const fault = { code: 'image_unreadable', words: '看不清。', remedy: '重新拍摄。' }
  expect(placeOfFault({ ...fault, place: { kind: 'credential', credentialId: 'c1' } })).toEqual({
    step: 'evidence',
    element: 'credential-c1',
  })
  expect(placeOfFault(fault)).toEqual({ step: 'evidence', element: undefined })
})
