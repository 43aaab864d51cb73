import { expect, test } from 'vitest'
import type { ShownWindow } from '../windows/shown-window.ts'
import { deadlinesOf } from './deadlines.ts'

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
