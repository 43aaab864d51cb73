import { areMonthsOver } from '../degree/case/calendar.ts'
import { isPassed, type ScoreOutcome, type ScoreSource, type ScoreState } from '../scores/score.ts'

/** A score under the 准考证 that is to go out, as the record has it today. */
export interface OwnScore {
  id: string
  course: string
  source: ScoreSource
  outcome: ScoreOutcome
  state: ScoreState
  /** The day on which it came in from another province. */
  transferredOn: string | undefined
}

/** What is known of the courses. */
export interface CourseTraits {
  isThesis(course: string): boolean
  /** The theory whose practice part a course is. */
  theoryOf(course: string): string | undefined
  /** Certificate-type courses, and codes of this city's own. */
  keptHere(course: string): 'certificate' | 'not_national' | undefined
}

/** What is asked of the record besides the scores, all of it on one day. */
export interface TransferStanding {
  today: string
  isActive: boolean
  sanctions: readonly { until: string }[]
  /** The degree audit finds every course of the major passed. */
  isComplete: boolean
  /** How many months after an inbound transfer the next one may leave. */
  inboundMonths: number
}

/** Why nothing under the 准考证 may go. */
export type WhyNotAll = 'not_active' | 'sanctioned' | 'recent_transfer_in' | 'must_graduate'
/** Why one score may not go. */
export type WhyNotScore =
  | 'transferred_out'
  | 'exempted'
  | 'substituted'
  | 'transferred_in'
  | 'thesis'
  | 'certificate'
  | 'not_national'
  | 'practice_without_theory'
  | 'lower'

/** TRO-01: everything that keeps the whole 准考证 here; empty: it may go. */
export function whyNotAll(standing: TransferStanding, scores: readonly OwnScore[]): WhyNotAll[] {
  const { today, inboundMonths } = standing
  const isRecent = scores.some(
    ({ source, state, transferredOn }) =>
      source === 'transfer_in' &&
      state !== 'void' &&
      transferredOn !== undefined &&
      !areMonthsOver(transferredOn, today, inboundMonths),
  )
  return [
    ...(standing.isActive ? [] : (['not_active'] as const)),
    ...(standing.sanctions.some(({ until }) => until >= today) ? (['sanctioned'] as const) : []),
    ...(isRecent ? (['recent_transfer_in'] as const) : []),
    ...(standing.isComplete ? (['must_graduate'] as const) : []),
  ]
}

/** A score that is a pass, with why it may not go; no reason: it may. */
export interface JudgedScore<S extends OwnScore = OwnScore> {
  score: S
  why: WhyNotScore | undefined
}

/**
 * TRO-01: judges every pass under a 准考证, in its order. What was not passed, and what is 作废, is no score to transfer. Of a
 * course that was passed more than once the best goes, and takes the others with it.
 */
export function judgeScores<S extends OwnScore>(
  scores: readonly S[],
  traits: CourseTraits,
): JudgedScore<S>[] {
  const passed = scores.filter(
    ({ outcome, state }) => state !== 'void' && isPassed({ outcome, state: 'valid' }),
  )
  const theories = new Set(passed.map(({ course }) => course))
  const best = bestOf(passed)
  return passed.map((score) => ({ score, why: whyNotScore(score, { traits, theories, best }) }))
}

interface Passes {
  traits: CourseTraits
  /** Every course with a pass, wherever that pass is now. */
  theories: ReadonlySet<string>
  best: ReadonlyMap<string, string>
}

function whyNotScore(score: OwnScore, { traits, theories, best }: Passes): WhyNotScore | undefined {
  if (score.state === 'transferred_out') return 'transferred_out'
  if (score.source === 'substitution') return 'substituted'
  if (score.outcome.kind === 'exempted') return 'exempted'
  if (score.source === 'transfer_in') return 'transferred_in'
  if (traits.isThesis(score.course)) return 'thesis'
  const kept = traits.keptHere(score.course)
  if (kept !== undefined) return kept
  const theory = traits.theoryOf(score.course)
  if (theory !== undefined && !theories.has(theory)) return 'practice_without_theory'
  return best.get(score.course) === score.id ? undefined : 'lower'
}

/** The best pass of each course that may go; of equal ones the first. */
function bestOf(passed: readonly OwnScore[]): Map<string, string> {
  const own = passed.filter(
    ({ source, state, outcome }) =>
      state === 'valid' &&
      outcome.kind !== 'exempted' &&
      source !== 'substitution' &&
      source !== 'transfer_in',
  )
  const byCourse = Map.groupBy(own, ({ course }) => course)
  return new Map(
    [...byCourse].map(([course, all]) => [
      course,
      all.reduce((best, one) => (rank(one) > rank(best) ? one : best)).id,
    ]),
  )
}

const GRADES = { fail: 0, pass: 60, medium: 70, good: 80, excellent: 90 } as const

function rank({ outcome }: OwnScore): number {
  if (outcome.kind === 'marked') return outcome.mark
  return outcome.kind === 'graded' ? GRADES[outcome.grade] : 0
}
