import { expect, test } from 'vitest'
import { faultOfPublishAt } from './publish-at.ts'

test.each([
  ['2026-11-30T07:59:59Z', 'publication_past'],
  ['2026-11-30T08:00:00Z', undefined],
  ['2027-12-01T08:00:00Z', undefined],
  ['2027-12-01T08:00:01Z', 'publication_far'],
  ['9999-12-31T15:59:00Z', 'publication_far'],
] as const)('IMP-02, GRA-12 at 2026-11-30T08:00Z a publication at %s: %s', (publishAt, fault) => {
  expect(faultOfPublishAt(new Date(publishAt), new Date('2026-11-30T08:00:00Z'))).toBe(fault)
})
