import { expect, test } from 'vitest'
import { placeOfFault, placeOfProblem } from './places.ts'

test.each([
  ['otherTicketNo', { step: 'destination', element: 'otherTicketNo' }],
  ['', { step: 'destination', element: undefined }],
  ['scores', { step: 'scores', element: 'scores' }],
  ['scores.a-b', { step: 'scores', element: 'score-a-b' }],
])('TRO-01 a problem at 「%s」 is corrected at its place', (field, place) => {
  expect(placeOfProblem({ field, code: 'missing' })).toEqual(place)
})

test('TRO-02 a fault opens just the place where it is corrected', () => {
  const at = (place: Parameters<typeof placeOfFault>[0]['place']) =>
    placeOfFault({ code: 'x', words: '', remedy: '', ...(place ? { place } : {}) })
  expect(at(undefined)).toEqual({ step: 'destination', element: undefined })
  expect(at({ kind: 'field', section: 'destination', field: 'majorCode' }).element).toBe('majorFrom')
  expect(at({ kind: 'field', section: 'destination', field: 'phone' }).element).toBe('phone')
  expect(at({ kind: 'row', section: 'scores', row: 'a-b' })).toEqual({ step: 'scores', element: 'score-a-b' })
  expect(at({ kind: 'section', section: 'scores' }).step).toBe('scores')
})
