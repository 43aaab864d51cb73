import { Search } from '../program/search.ts'
import type { StepBudget } from '../program/step-budget.ts'
import type { Sum } from '../program/zero-one-program.ts'
import type { Question } from '../question/question.ts'
import { type Board, layOut, meetingsIn, type Provider } from './board.ts'
import { addConditions } from './conditions.ts'
import type { Fulfilment } from './find-path.ts'
import { findSmallestText } from './find-smallest-text.ts'
import { type Meeting, settle } from './settle.ts'

/**
 * The assignment to be reported, and whether it is surely the best. Where the steps were used up before any was found, it is the
 * one that was known before.
 */
export interface Reported {
  meetings: readonly Meeting[]
  isSure: boolean
}

/**
 * Finds the assignment to be reported when the passes of a fulfilment are added: most credits, then most courses met directly,
 * then the highest sum of marks, then the smallest text. Without a fulfilment nothing has to be fulfilled.
 */
export function findMeetings(question: Question, known: Fulfilment | undefined, steps: StepBudget): Reported {
  const aim = { purpose: 'reporting', further: new Set(known?.codes) } as const
  const board = layOut(question, settle(question, aim), aim)
  const reported = board.providers.filter(({ isFurther }) => !isFurther)
  // With nothing left to be chosen that would be reported, what is settled is the answer.
  if (reported.length === 0) return { meetings: board.settlement.settled.toSorted(byCourse), isSure: true }
  if (known) addConditions(board)
  const orders = [creditsOf(board, reported), directOf(reported), marksOf(board)]
  const search = new Search(board.program, orders, steps)
  const isSure =
    orders.every((_, order) => search.minimize(order) === 'found') &&
    findSmallestText(board, search) === 'found'
  const meetings = search.best
    ? meetingsIn(board, search.best)
    : (known?.meetings() ?? board.settlement.settled.toSorted(byCourse))
  return { meetings: meetings.filter(isOfRecord), isSure }
}

function byCourse(one: Meeting, other: Meeting): number {
  return one.course - other.course
}

/** What uses a pass that is assumed in addition is not reported. */
function isOfRecord({ passes }: Meeting): boolean {
  return passes.every(({ order }) => order >= 0)
}

function creditsOf({ question }: Board, reported: readonly Provider[]): Sum {
  const ofPlan = reported.filter(({ course }) => question.courses[course]?.situation === undefined)
  return {
    variables: ofPlan.map(({ variable }) => variable),
    factors: ofPlan.map(({ course }) => -(question.courses[course]?.credits ?? 0)),
  }
}

function directOf(reported: readonly Provider[]): Sum {
  const direct = reported.filter(({ way }) => way.kind === 'direct')
  return { variables: direct.map(({ variable }) => variable), factors: direct.map(() => -1) }
}

function marksOf({ uses, providers }: Board): Sum {
  const sum: Sum = { variables: [], factors: [] }
  for (const { variable, application } of uses) {
    if (application.further > 0) continue
    sum.variables.push(variable)
    sum.factors.push(-application.marks)
  }
  for (const { variable, way, isFurther } of providers) {
    if (way.kind !== 'direct' || isFurther) continue
    sum.variables.push(variable)
    sum.factors.push(-way.pass.mark)
  }
  return sum
}
