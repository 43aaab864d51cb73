import { findMeetings } from '../board/find-meetings.ts'
import { type Fulfilment, findPath, type Path } from '../board/find-path.ts'
import type { Meeting } from '../board/settle.ts'
import type { DegreeAnswer } from '../degree-answer.ts'
import type { DegreeCase, DegreeCourse, Situation } from '../degree-case.ts'
import { StepBudget } from '../program/step-budget.ts'
import { poseQuestion, type UsableScore } from '../question/pose-question.ts'
import type { Question } from '../question/question.ts'
import { whyUnusable } from '../standing/why-unusable.ts'

/** A case, and after how many steps each of its searches is stopped. */
export interface BoundedCase {
  degreeCase: DegreeCase
  mostSteps: number
}

/** What came out for one situation. */
export interface Audited {
  question: Question
  usable: readonly UsableScore[]
  unusable: DegreeAnswer['unusable']
  meetings: readonly Meeting[]
  courses: number
  credits: number
  /** Codes in text order; undefined: no set of passes is enough. */
  path: readonly string[] | undefined
  /** Where the steps were used up: the number of passes that was proved to be needed. */
  bound: number | undefined
}

/** Decides a case as if this situation had been picked; undefined: as if the plan had none. */
export function auditUnder(
  { degreeCase, mostSteps }: BoundedCase,
  situation: Situation | undefined,
): Audited {
  const { usable, unusable } = usableUnder(degreeCase, situation)
  const question = poseQuestion(degreeCase, situation, usable)
  const path = findPath(question, new StepBudget(mostSteps))
  const best = path.kind === 'none' ? undefined : path.best
  // Steps of its own: what is reported belongs to the path also where the path is only the best that was found.
  const steps = new StepBudget(mostSteps)
  const { meetings, isSure } = findMeetings(question, best, steps)
  const ofPlan = meetings.flatMap(({ course }) => {
    const asked = question.courses[course]
    return asked !== undefined && asked.situation === undefined ? [asked] : []
  })
  return {
    question,
    usable,
    unusable,
    meetings,
    courses: ofPlan.filter(({ counts }) => counts).length,
    credits: ofPlan.reduce((sum, { credits }) => sum + credits, 0) / 2,
    path: best && codesIn(question, best),
    bound: boundOf(path, isSure ? 'sure' : 'unsure'),
  }
}

/** The codes of a path in text order. */
export function codesIn({ supplies }: Question, { codes }: Fulfilment): string[] {
  return codes.map((code) => supplies[code]?.name ?? '').toSorted(byText)
}

function boundOf(path: Path, meetings: 'sure' | 'unsure'): number | undefined {
  if (path.kind === 'stopped') return path.bound
  if (meetings === 'sure') return undefined
  return path.kind === 'path' ? path.best.codes.length : 0
}

/** Which scores can be used, and why the others cannot. */
export function usableUnder(
  { plan, record, on, graduatesOn, transferMonths }: DegreeCase,
  situation: Situation | undefined,
): { usable: UsableScore[]; unusable: DegreeAnswer['unusable'] } {
  const lines = new Map<string, DegreeCourse>()
  for (const line of [...(situation?.courses ?? []), ...plan.courses]) lines.set(line.code, line)
  const standing = { on, graduatesOn, transferMonths, courseOf: (code: string) => lines.get(code) }
  const judged = record.scores.map((score, order) => ({ score, order, why: whyUnusable(score, standing) }))
  return {
    usable: judged.filter(({ why }) => why === undefined),
    unusable: judged.flatMap(({ score, why }) => (why === undefined ? [] : [{ score: score.id, why }])),
  }
}

/** The order of texts: that of their UTF-16 code units. */
export function byText(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
