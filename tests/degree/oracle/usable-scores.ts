import type { UnusableWhy } from '#rulebook/degree/degree-answer.ts'
import type { DegreeCase, DegreeOutcome, DegreeScore, Situation } from '#rulebook/degree/degree-case.ts'

/** Why the score cannot be used at all (§2), the first reason in the order of §6; undefined: it is usable. */
export function whyUnusable(
  score: DegreeScore,
  degreeCase: DegreeCase,
  situation: Situation | undefined,
): UnusableWhy | undefined {
  const { on } = degreeCase
  if (score.state !== 'valid') return score.state
  const failure = whyNoPass(score.outcome)
  if (failure !== undefined) return failure
  if (score.passedOn > on) return 'future'
  if (score.source !== 'transfer_in') return undefined
  if (score.transferredOn > on) return 'future'
  if (!score.nameAgrees) return 'name_differs'
  if (score.creditsAtOrigin !== creditsHere(score, degreeCase, situation)) return 'credits_differ'
  const since = dayAfterMonths(score.transferredOn, degreeCase.transferMonths)
  return since <= dayNumber(degreeCase.graduatesOn) ? undefined : 'transfer_too_recent'
}

function whyNoPass(outcome: DegreeOutcome): UnusableWhy | undefined {
  if ('absent' in outcome) return 'absent'
  if ('violation' in outcome) return 'violation'
  if ('mark' in outcome) return outcome.mark >= 60 ? undefined : 'failed'
  if ('grade' in outcome) return outcome.grade === 'fail' ? 'failed' : undefined
  return undefined
}

function creditsHere(score: DegreeScore, { plan }: DegreeCase, situation: Situation | undefined): number {
  const line =
    plan.courses.find(({ code }) => code === score.course) ??
    situation?.courses.find(({ code }) => code === score.course)
  return line === undefined ? score.credits : line.credits
}

/** The same day so many months later, or that month's last day, as a number that grows with the day. */
function dayAfterMonths(date: string, months: number): number {
  const [year, month, day] = partsOf(date)
  const count = year * 12 + (month - 1) + months
  const laterYear = Math.floor(count / 12)
  const laterMonth = (count % 12) + 1
  return numberOf(laterYear, laterMonth, Math.min(day, daysIn(laterYear, laterMonth)))
}

function dayNumber(date: string): number {
  return numberOf(...partsOf(date))
}

function numberOf(year: number, month: number, day: number): number {
  return year * 10_000 + month * 100 + day
}

function partsOf(date: string): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))]
}

export function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  if (month === 2) return isLeap ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
