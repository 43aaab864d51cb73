import { expect, test } from 'vitest'
import { groupCoincidences } from './coincidence-groups.ts'

test('REV-08 the same coincidence is told once, with how often it occurs and what may be opened', () => {
  const one = { kind: 'image', credentialId: 'c', samePerson: false } as const
  const groups = groupCoincidences([
    { ...one, text: '其他主考学校' },
    { ...one, text: '第 7 号', otherId: 'seven' },
    { ...one, text: '其他主考学校' },
    { ...one, text: '第 7 号', otherId: 'seven' },
  ])
  expect(groups).toMatchObject([
    { text: '其他主考学校', count: 2, otherIds: [] },
    { text: '第 7 号', count: 2, otherIds: ['seven'] },
  ])
})
