import { expect, test } from 'vitest'
import { expectedDaysFrom } from './standing-window.ts'

const opensAt = new Date('2027-01-04T00:00:00Z')
const filedAt = new Date('2027-01-06T00:00:00Z')

test.each([
  ['a round of two weeks: its closing', '2027-01-18T00:00:00Z', '2027-01-18T00:00:00Z'],
  ['a round of 200 days: its closing', '2027-07-23T00:00:00Z', '2027-07-23T00:00:00Z'],
  ['a window of nearly a year: the filing', '2027-12-31T08:00:00Z', filedAt.toISOString()],
])('APP-07 the expected days count from, in %s', (_, closes, from) => {
  expect(expectedDaysFrom({ opensAt, closesAt: new Date(closes), filedAt })).toEqual(new Date(from))
})
