import { areMonthsOver } from '../case/calendar.ts'
import type { UnusableWhy } from '../degree-answer.ts'
import type { DegreeCase, DegreeCourse, DegreeOutcome, DegreeScore } from '../degree-case.ts'

const PASS_MARK = 60

/** What the use of a score depends on besides the score itself. */
export interface Standing extends Pick<DegreeCase, 'on' | 'graduatesOn' | 'transferMonths'> {
  /** The course of a code whose credits are asked for: the plan's, else the picked situation's. */
  courseOf(code: string): DegreeCourse | undefined
}

/** The first reason why a score cannot be used at all (AUD-02); undefined when it can. */
export function whyUnusable(score: DegreeScore, standing: Standing): UnusableWhy | undefined {
  if (score.state !== 'valid') return score.state
  const failure = whyNotPassed(score.outcome)
  if (failure !== undefined) return failure
  if (score.passedOn > standing.on) return 'future'
  if (score.source !== 'transfer_in') return undefined
  if (score.transferredOn > standing.on) return 'future'
  if (!score.nameAgrees) return 'name_differs'
  const asked = standing.courseOf(score.course)?.credits ?? score.credits
  if (score.creditsAtOrigin !== asked) return 'credits_differ'
  const isOldEnough = areMonthsOver(score.transferredOn, standing.graduatesOn, standing.transferMonths)
  return isOldEnough ? undefined : 'transfer_too_recent'
}

function whyNotPassed(outcome: DegreeOutcome): UnusableWhy | undefined {
  if ('absent' in outcome) return 'absent'
  if ('violation' in outcome) return 'violation'
  if ('mark' in outcome) return outcome.mark >= PASS_MARK ? undefined : 'failed'
  if ('grade' in outcome) return outcome.grade === 'fail' ? 'failed' : undefined
  return undefined
}
