import { expect, test } from 'vitest'
import { placeOf } from './problem-place.ts'

test.each([
  [
    { field: 'courses', code: 'missing' },
    { step: 'courses', hash: 'course-search' },
  ],
  [
    { field: 'courses.00015', code: 'passed' },
    { step: 'courses', hash: 'course-search' },
  ],
  [
    { field: 'courses.00015', code: 'evidence_missing' },
    { step: 'evidence', hash: 'add-credential' },
  ],
  [
    { field: 'evidence.c1.obtainedOn', code: 'future' },
    { step: 'evidence', hash: 'credential-c1-obtainedOn' },
  ],
  [
    { field: 'evidence.c1.images', code: 'missing' },
    { step: 'evidence', hash: 'credential-c1-images' },
  ],
  [
    { field: 'evidence.c1.companion', code: 'missing' },
    { step: 'evidence', hash: 'credential-c1-companion' },
  ],
  [
    { field: 'evidence.c1', code: 'removed' },
    { step: 'evidence', hash: 'removed-credentials' },
  ],
] as const)('EXM-02 the problem of %o is put right at %o', (problem, place) => {
  expect(placeOf(problem)).toEqual(place)
})
