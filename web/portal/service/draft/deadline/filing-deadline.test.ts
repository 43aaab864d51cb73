import { expect, test } from 'vitest'
import type { ApplicationSummary } from '#contracts/applications.ts'
import { filingDeadline, hasOpened, nextOpening } from './filing-deadline.ts'

const shut = {
  state: 'closed',
  round: '2026年下半年',
  opensAt: '2026-12-02T00:00:00.000Z',
  closesAt: '2026-12-04T08:00:00.000Z',
} as const
const until = '2026-12-16T08:00:00.000Z'
const asked = (more: Partial<ApplicationSummary> = {}): ApplicationSummary => ({
  ...{ id: 'a', applicationNo: 1, service: 'exemption', subject: '00015', title: '免考 00015' },
  ...{ state: 'amending', revision: 1, filedAt: shut.opensAt, movedAt: shut.closesAt },
  can: { modify: false, withdraw: false, refile: false, amend: true },
  ...more,
})
const correction = (state: ApplicationSummary['state']) => ({ applicationId: 'a', state, version: 2 })

test('REV-10, APP-05 what is asked back can be submitted until its own deadline, after the window has closed', () => {
  const page = { window: shut, applications: [asked({ amendment: { until, isOver: false } })] }
  expect(filingDeadline(page, correction('amending'))).toEqual({ kind: 'amendment', isOpen: true, until })
  const over = { window: shut, applications: [asked({ amendment: { until, isOver: true } })] }
  expect(filingDeadline(over, correction('amending'))).toEqual({ kind: 'amendment', isOpen: false, until })
})

test('REV-10 a page that was asked for before the 补正 says nothing of a deadline', () => {
  const page = { window: shut, applications: [asked({ state: 'pending' })] }
  expect(filingDeadline(page, correction('amending'))).toBeUndefined()
})

test.each([undefined, correction('rejected'), correction('pending')])(
  'APP-05 a new filing and any other correction (%j) belong to the window',
  (other) => {
    const page = { window: shut, applications: [asked({ amendment: { until, isOver: false } })] }
    expect(filingDeadline(page, other)).toEqual({ kind: 'window', isOpen: false, until: shut.closesAt })
    expect(filingDeadline({ applications: [] }, other)).toMatchObject({ isOpen: false, until: undefined })
  },
)

test('APP-05 a draft that missed its window says when the next one opens, as soon as that is known', () => {
  expect(nextOpening({ ...shut, state: 'upcoming' })).toBe('2026年12月2日 08:00')
  expect(nextOpening({ ...shut, nextExpected: '2027年6月上旬' })).toBe('2027年6月上旬')
  expect(nextOpening(shut)).toBeUndefined()
  expect(nextOpening(undefined)).toBeUndefined()
})

test('APP-05 who waits at a draft for the window learns that it has opened', () => {
  const upcoming = { ...shut, state: 'upcoming' } as const
  expect(hasOpened(upcoming, Date.parse(shut.opensAt) - 1)).toBe(false)
  expect(hasOpened(upcoming, Date.parse(shut.opensAt))).toBe(true)
  expect(hasOpened(shut, Date.parse(shut.closesAt))).toBe(false)
  expect(hasOpened(undefined, Date.parse(shut.closesAt))).toBe(false)
})
