import { expect, test } from 'vitest'
import { groupCoincidences } from './coincidence-groups.ts'

const SEVEN = { id: 'seven', service: 'exemption' } as const

test('REV-08 the same coincidence is told once, with how often it occurs and what may be opened', () => {
  const one = { kind: 'image', credentialId: 'c', samePerson: false } as const
  const groups = groupCoincidences([
    { ...one, text: '其他主考学校' },
    { ...one, text: '第 7 号', other: SEVEN },
    { ...one, text: '其他主考学校' },
    { ...one, text: '第 7 号', other: SEVEN },
  ])
  expect(groups).toMatchObject([
    { text: '其他主考学校', count: 2, others: [] },
    { text: '第 7 号', count: 2, others: [SEVEN] },
  ])
})
