import { expect, test } from 'vitest'
import { SERVICE_NAMES } from '#contracts/services.ts'
import { readStatisticsView, statisticsAddress } from './statistics-view.ts'

const ID = '01890000-0000-7000-8000-000000000000'

test('STA-01 an address says what is shown, and what it says wrongly is ignored', () => {
  const view = { service: 'graduation', window: ID, school: ID } as const
  const { searchParams } = new URL(statisticsAddress(view), 'https://example.org')
  expect(readStatisticsView(Object.fromEntries(searchParams))).toEqual(view)
  const [first] = SERVICE_NAMES
  expect(readStatisticsView({})).toEqual({ service: first })
  expect(readStatisticsView({ service: 'transfer-in', window: '2026-99-99', school: '10272' })).toEqual({
    service: first,
  })
  expect(readStatisticsView({ service: 7, window: { a: 1 }, school: [ID, ID] })).toEqual({ service: first })
})
