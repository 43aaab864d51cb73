import { findPath } from '../board/find-path.ts'
import type { DegreeCase, Situation } from '../degree-case.ts'
import { StepBudget } from '../program/step-budget.ts'
import { poseQuestion } from '../question/pose-question.ts'
import type { Question } from '../question/question.ts'
import { type Audited, auditUnder, type BoundedCase, byText, codesIn, usableUnder } from './audit-under.ts'

/** What picking a situation would give. */
export type Outlook = Pick<Audited, 'courses' | 'credits' | 'path' | 'bound'>

/**
 * What picking a situation would give, where `unpicked` is what came out without one (AUD-03). A situation that shares nothing
 * with the plan leaves the plan's part as it is: then only its own path is looked for. Both paths have no code in common, so
 * that the smallest of both together is, in each of the orders, the smallest of each.
 */
export function outlookOf(bounded: BoundedCase, situation: Situation, unpicked: Audited): Outlook {
  const { degreeCase, mostSteps } = bounded
  if (!isApart(degreeCase, situation, unpicked.question)) return auditUnder(bounded, situation)
  const question = questionOfAlone(degreeCase, situation)
  const path = findPath(question, new StepBudget(mostSteps))
  const isChanged = path.kind === 'none' && unpicked.path !== undefined && unpicked.question.rules.length > 0
  // Where no path is left, what is reported need not fulfil anything: with rules that can be another assignment.
  if (path.kind === 'stopped' || isChanged) return auditUnder(bounded, situation)
  const { courses, credits, bound } = unpicked
  const own = path.kind === 'path' ? codesIn(question, path.best) : undefined
  return {
    courses,
    credits,
    bound,
    path: own && unpicked.path && [...unpicked.path, ...own].toSorted(byText),
  }
}

/**
 * Whether nothing of a situation touches the plan: no code of it stands in the plan or in a substitution, and no rule on
 * transferred scores looks at both. Nor may a substitution meet a course without credits: whether it does is decided by the
 * text, which goes on with what the situation's courses are met by.
 */
function isApart(degreeCase: DegreeCase, situation: Situation, { courses, rules, local }: Question): boolean {
  const { plan, substitutions, record } = degreeCase
  if (local !== undefined) return false
  const own = new Set(situation.courses.map(({ code }) => code))
  const isOwn = (code: string): boolean => own.has(code)
  const isTransferred =
    plan.local !== null &&
    record.scores.some(({ source, course }) => source === 'transfer_in' && isOwn(course))
  return (
    !isTransferred &&
    !plan.courses.some(({ code }) => isOwn(code)) &&
    !substitutions.some(({ old, new: met }) => old.some(isOwn) || met.some(isOwn)) &&
    !rules.some(({ targets }) => targets.some((target) => courses[target]?.credits === 0))
  )
}

/** What is asked of the record by the situation alone. */
function questionOfAlone(degreeCase: DegreeCase, situation: Situation): Question {
  const { plan, record } = degreeCase
  const own = new Set(situation.courses.map(({ code }) => code))
  const alone: DegreeCase = {
    ...degreeCase,
    plan: { ...plan, courses: [], requires: { all: [] }, minCourses: 0, minCredits: 0, local: null },
    substitutions: [],
    record: { ...record, scores: record.scores.filter(({ course }) => own.has(course)) },
  }
  return poseQuestion(alone, situation, usableUnder(alone, situation).usable)
}
