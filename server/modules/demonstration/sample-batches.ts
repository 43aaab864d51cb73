import type { Row } from '#platform/sections/row.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { daysFrom } from './calendar.ts'

/** Diplomas are dated at the end of June and of December (self-study regulations, article 27). */
const DAYS = ['06-30', '12-30'] as const
/** The sample window of 申请毕业 closes so many days from now at the latest; the diplomas come after it. */
const AFTER_WINDOW = 17

/** 2026年12月: the name of the batch with this diploma date, and of its round of 申请毕业. */
function nameOf(day: string): string {
  return `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`
}

/** The name of the batch for which the sample window of 申请毕业 is. */
export function comingRound(now: Date): string {
  return nameOf(comingDay(now))
}

/** The batch that comes next and the one before it, in the form of a catalogue file. */
export function sampleBatches(now: Date): Row[] {
  const coming = comingDay(now)
  const days = dayCandidates(now)
  const before = days[days.indexOf(coming) - 1] ?? coming
  return [before, coming].map((graduatesOn) => ({
    name: nameOf(graduatesOn),
    graduatesOn,
    rounds: [nameOf(graduatesOn)],
    appraisalMin: 200,
    appraisalMax: 500,
    source: '演示：每年 6 月、12 月两批（高等教育自学考试暂行条例第二十七条）',
  }))
}

function comingDay(now: Date): string {
  const earliest = beijingDateOf(daysFrom(now, AFTER_WINDOW, '00:00'))
  return dayCandidates(now).find((day) => day >= earliest) ?? earliest
}

function dayCandidates(now: Date): string[] {
  const year = now.getUTCFullYear()
  return [year - 1, year, year + 1].flatMap((one) => DAYS.map((day) => `${one}-${day}`))
}
