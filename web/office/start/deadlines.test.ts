import { expect, test } from 'vitest'
import type { ShownWindow } from '../windows/shown-window.ts'
import { deadlinesOf, windowsFor } from './deadlines.ts'

const now = new Date('2026-11-20T04:00:00Z')

const window = (id: string, state: ShownWindow['state'], times: [string, string]): ShownWindow => ({
  ...{ id, service: 'exemption', round: '2026-2', state },
  opensAt: `2026-${times[0]}T01:00:00Z`,
  closesAt: `2026-${times[1]}T09:00:00Z`,
})

test('WIN-01 home names what closes and what opens soon, the nearest first', () => {
  const shown = deadlinesOf(
    [
      window('far', 'upcoming', ['12-31', '12-31']),
      window('opens', 'upcoming', ['11-25', '12-20']),
      window('over', 'closed', ['10-01', '11-01']),
      window('late', 'open', ['11-01', '12-30']),
      { ...window('always', 'open', ['11-01', '12-30']), closesAt: '2027-09-24T08:00:00Z' },
      window('today', 'open', ['11-01', '11-20']),
      // The list was loaded a moment before it closed.
      window('just', 'open', ['11-01', '11-19']),
    ],
    now,
  )
  expect(shown.map(({ window: { id }, kind, days }) => [id, kind, days])).toEqual([
    ['today', 'closes', 0],
    ['opens', 'opens', 4],
    ['late', 'closes', 40],
  ])
})

test('WIN-01 home of a school names the windows of its own candidates: its own of a round, or else the general one', () => {
  const windows = [
    window('general', 'open', ['11-01', '12-03']),
    { ...window('own', 'open', ['11-01', '12-06']), schoolName: '上海财经大学' },
    { ...window('elsewhere', 'open', ['11-01', '12-04']), schoolName: '华东师范大学' },
    { ...window('later', 'upcoming', ['12-01', '12-20']), round: '2027-1' },
  ]
  const shown = (schools: string[] | undefined) => windowsFor(schools, windows).map(({ id }) => id)
  expect(shown(['上海财经大学'])).toEqual(['own', 'later'])
  expect(shown(['上海大学'])).toEqual(['general', 'later'])
  expect(shown(['上海财经大学', '上海大学'])).toEqual(['general', 'own', 'later'])
  expect(shown(undefined)).toEqual(['general', 'own', 'elsewhere', 'later'])
})
