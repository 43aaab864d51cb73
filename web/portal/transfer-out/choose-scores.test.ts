import { expect, test } from 'vitest'
import { toggleScore } from './choose-scores.ts'
import type { TransferableScore } from './transfer-out-wizard.ts'

const score = (id: string, more: Partial<TransferableScore> = {}): TransferableScore => ({
  ...{ id, course: id, courseName: id, score: '70 分', obtainedOn: '2024-04-14', source: '统考' },
  goesAlong: false,
  ...more,
})
const scores = [
  score('00018'),
  score('00019', { theory: '00018' }),
  score('00015'),
  score('x', { why: '免考' }),
]

test('TRO-01 a practice part takes its theory along, and the theory takes it back', () => {
  expect(toggleScore([], { id: '00019', scores })).toEqual(['00018', '00019'])
  expect(toggleScore(['00018', '00019', '00015'], { id: '00018', scores })).toEqual(['00015'])
  expect(toggleScore(['00018', '00019'], { id: '00019', scores })).toEqual(['00018'])
})

test('TRO-01 what may not go cannot be ticked, and what is gone is unticked', () => {
  expect(toggleScore(['00015'], { id: 'x', scores })).toEqual(['00015'])
  expect(toggleScore(['gone', '00015'], { id: '00018', scores })).toEqual(['00018', '00015'])
})
