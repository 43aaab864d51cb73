import type { DegreeAnswer, MetCourse, UnusableWhy } from '../degree/degree-answer.ts'
import type { DegreeCase, DegreeCourse, DegreeScore } from '../degree/degree-case.ts'
import type { AppliedFor } from './applied-for.ts'
import type { LinePart, LineState, LineWhy } from './degree-line.ts'

/** An answer and its case, arranged so that a course can be looked up. */
export interface WhyContext {
  path: ReadonlySet<string>
  /** The courses of a part that are met. */
  metCodes(part: LinePart): ReadonlySet<string>
  metAs(part: LinePart, course: string): MetCourse | undefined
  scoresOf(course: string): readonly DegreeScore[]
  whyUnusable(score: string): UnusableWhy | undefined
  /** The met course that a score was used for. */
  useOf(score: string): MetCourse | undefined
  appliedFor: AppliedFor
}

/** Arranges an answer and its case. */
export function whyContext({ record }: DegreeCase, answer: DegreeAnswer, appliedFor: AppliedFor): WhyContext {
  const met = new Map(answer.met.map((one) => [keyOf(partOf(one), one.course), one]))
  const scores = Map.groupBy(record.scores, ({ course }) => course)
  const unusable = new Map(answer.unusable.map(({ score, why }) => [score, why]))
  const uses = new Map(answer.met.flatMap((one) => one.scores.map((score) => [score, one] as const)))
  return {
    path: new Set(answer.path),
    metCodes: (part) => new Set(answer.met.filter((one) => partOf(one) === part).map(({ course }) => course)),
    metAs: (part, course) => met.get(keyOf(part, course)),
    scoresOf: (course) => scores.get(course) ?? [],
    whyUnusable: (score) => unusable.get(score),
    useOf: (score) => uses.get(score),
    appliedFor,
  }
}

/** The state of a course and why: how it is met, else what became of the attempts at it (AUD-04). */
export function whyOf(
  course: DegreeCourse,
  part: LinePart,
  context: WhyContext,
): { state: Exclude<LineState, 'spare'>; why: LineWhy } {
  const met = context.metAs(part, course.code)
  if (met) return { state: 'met', why: whyMet(met, context) }
  const application = context.appliedFor.get(course.code)
  if (application !== undefined) return { state: 'waiting', why: { code: 'applied', application } }
  const scores = context.scoresOf(course.code)
  const usable = scores.filter(({ id }) => context.whyUnusable(id) === undefined)
  if (usable.length > 0) return { state: 'unusable', why: whyNotUsed(course, usable, context) }
  const unusable = scores.flatMap(({ id: score }) => {
    const why = context.whyUnusable(score)
    return why === undefined ? [] : [{ score, why }]
  })
  if (unusable.length > 0) return { state: 'unusable', why: { code: 'unusable', scores: unusable } }
  return { state: 'missing', why: { code: course.offered === false ? 'not_offered' : 'not_passed' } }
}

function whyMet({ course, scores, substitution }: MetCourse, context: WhyContext): LineWhy {
  if (substitution !== undefined) return { code: 'substituted', rule: substitution, scores }
  const used = context.scoresOf(course).find(({ id }) => id === scores[0])
  return { code: used && 'exempted' in used.outcome ? 'exempted' : 'scored', scores }
}

function whyNotUsed(course: DegreeCourse, usable: readonly DegreeScore[], context: WhyContext): LineWhy {
  const scores = usable.map(({ id }) => id)
  if (course.ownMajor === true && !usable.some(({ ownMajor }) => ownMajor === true))
    return { code: 'not_own_major', scores }
  const [use] = scores.flatMap((id) => context.useOf(id) ?? [])
  if (use) return { code: 'used_elsewhere', scores, course: use.course, rule: use.substitution }
  return { code: 'passed_unused', scores }
}

function partOf({ situation }: MetCourse): LinePart {
  return situation === undefined ? 'plan' : 'situation'
}

function keyOf(part: LinePart, course: string): string {
  return `${part} ${course}`
}
