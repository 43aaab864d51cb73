import { expect, test } from 'vitest'
import { returnedToMe } from './returned-to-me.ts'

type Published = Parameters<typeof returnedToMe>[0]

const publication = (
  change: Partial<Published['publications'][number]>,
): Published['publications'][number] => ({
  id: 'x',
  sittingName: '2026年10月考试',
  state: 'refused',
  publishAt: '2026-11-20T00:00:00.000Z',
  released: false,
  scores: 1,
  candidates: 1,
  batchNos: [7, 8],
  leftOut: [],
  proposedBy: '林主任',
  proposedAt: '2026-11-20T00:00:00.000Z',
  mine: true,
  ...change,
})

test('IMP-02 a refused proposal waits for whoever made it, until its batches are proposed again or taken back', () => {
  const waiting = [{ batchNo: 8 }] as Published['waiting']
  const count = (change: Parameters<typeof publication>[0], still = waiting) =>
    returnedToMe({ publications: [publication(change)], waiting: still })
  expect(count({})).toBe(1)
  expect(count({ mine: false })).toBe(0)
  expect(count({ state: 'proposed' })).toBe(0)
  expect(count({}, [])).toBe(0)
})
