import type { ServiceCode } from '#contracts/services.ts'
import type { Row } from '#platform/sections/row.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { daysFrom } from './calendar.ts'
import { comingRound } from './sample-batches.ts'

interface SampleWindow {
  service: ServiceCode
  opensIn: number
  closesIn: number
  school?: string
  /** The month of the next year; 「明年」 would turn false on 1 January. */
  nextMonth?: number
  /** The half of the year that names the round; absent: the second one. */
  half?: string
}

/** 上海财经大学 */
const SUFE = '10272'

// One window of each situation: closing soon, open longer, to come, closed with a date for the next and without one.
const SAMPLE_WINDOWS: readonly SampleWindow[] = [
  { service: 'exemption', opensIn: -4, closesIn: 3 },
  { service: 'exemption', opensIn: -4, closesIn: 6, school: SUFE },
  // The supplements come before 申请毕业 (SUP-04).
  { service: 'supplement-score', opensIn: -2, closesIn: 4 },
  { service: 'supplement-exemption', opensIn: -2, closesIn: 4 },
  { service: 'supplement-transfer', opensIn: -2, closesIn: 4 },
  { service: 'graduation', opensIn: -1, closesIn: 5 },
  { service: 'transfer-in', opensIn: -70, closesIn: -59, half: '上半年' },
  { service: 'transfer-in', opensIn: 110, closesIn: 121 },
  { service: 'transfer-out', opensIn: -6, closesIn: 14, nextMonth: 1 },
  { service: 'personal-data', opensIn: -60, closesIn: 300 },
]

/** The sample windows around now, in the form of a catalogue file. */
export function sampleWindows(now: Date): Row[] {
  const year = beijingDateOf(now).slice(0, 4)
  return SAMPLE_WINDOWS.map(({ opensIn, closesIn, half = '下半年', nextMonth, ...window }) => ({
    ...window,
    ...(nextMonth === undefined ? {} : { nextExpected: `${Number(year) + 1}年${nextMonth}月` }),
    round: window.service === 'graduation' ? comingRound(now) : `${year}年${half}`,
    opensAt: `${beijingDateOf(daysFrom(now, opensIn, '08:00'))} 08:00`,
    closesAt: `${beijingDateOf(daysFrom(now, closesIn, '16:00'))} 16:00`,
  }))
}

/** The sample window in which accounts can be activated, in the form of a catalogue file (LOG-02). */
export function sampleActivation(now: Date): Row[] {
  return [
    {
      round: `${beijingDateOf(now).slice(0, 4)}年下半年`,
      opensAt: `${beijingDateOf(daysFrom(now, -30, '08:00'))} 08:00`,
      closesAt: `${beijingDateOf(daysFrom(now, 60, '16:00'))} 16:00`,
      source: '演示',
    },
  ]
}
