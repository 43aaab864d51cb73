import type { NextStepView } from '#contracts/degree/degree-audit.ts'
import type { CourseName } from '#contracts/degree/degree-lines.ts'
import type { DegreeAnswer } from '#rulebook/degree/degree-answer.ts'
import type { BlockLine, CourseLine } from '#rulebook/progress/degree-line.ts'
import type { Forecast } from '#rulebook/timetable/forecast-graduation.ts'
import type { SittingToCome } from '../forecast/coming-sittings.rules.ts'

/** A window of a service as the next step looks at it. */
interface StepWindow {
  state: 'open' | 'upcoming' | 'closed'
  opensAt: Date
  closesAt: Date
  nextExpected: string | undefined
}

export interface StepQuestion {
  answer: Pick<DegreeAnswer, 'fewest' | 'path'>
  blocks: readonly BlockLine[]
  lines: readonly CourseLine[]
  forecast: Forecast
  sittings: readonly SittingToCome[]
  graduation: StepWindow | undefined
  exemption: StepWindow | undefined
  /** The application for graduation that stands; undefined: none. */
  applied: Extract<NextStepView, { kind: 'applied' }> | undefined
  /** Courses that a credential of the wallet would exempt. */
  exemptible: readonly string[]
  nameOf(code: string): CourseName
}

/**
 * The one thing to do now (AUD-05): what only the person can settle first, then the shortest way. What blocks comes before
 * everything, except for the 前置学历, which the application itself asks for; an application that waits for its decision is not
 * made again.
 */
export function nextStep(question: StepQuestion): NextStepView {
  const { answer, blocks, lines, nameOf } = question
  const inTheWay = blocks.filter((one) => one.block !== 'prior_qualification')
  // Whoever has the diploma is told so, and not that the 准考证 is over, which follows from it.
  const block = inTheWay.find((one) => one.block === 'already_graduated') ?? inTheWay[0]
  if (block)
    return {
      kind: 'blocked',
      block: block.block,
      ...(block.until === undefined ? {} : { until: block.until }),
    }
  if (question.applied) return question.applied
  if (question.forecast.kind === 'situation_needed') return { kind: 'pick_situation' }
  if (answer.fewest === 0) return applyStep(question.graduation)
  if (answer.fewest === null) return { kind: 'ask_school' }
  const waiting = new Set(lines.flatMap(({ course, state }) => (state === 'waiting' ? [course] : [])))
  const rest = answer.path.filter((code) => !waiting.has(code))
  if (rest.length === 0) return { kind: 'wait_for_decision', courses: answer.path.map(nameOf) }
  const exemptible = rest.filter((code) => question.exemptible.includes(code))
  if (exemptible.length > 0 && question.exemption?.state === 'open')
    return {
      kind: 'exempt',
      courses: exemptible.map(nameOf),
      closesAt: question.exemption.closesAt.toISOString(),
    }
  return sitStep(question, waiting)
}

function applyStep(window: StepWindow | undefined): NextStepView {
  if (window?.state === 'open') return { kind: 'apply', closesAt: window.closesAt.toISOString() }
  if (window?.state === 'upcoming') return { kind: 'wait_to_apply', opensAt: window.opensAt.toISOString() }
  const expected = window?.nextExpected
  return { kind: 'wait_to_apply', ...(expected === undefined ? {} : { expected }) }
}

/** AUD-05: nobody is sent to the examination of a course whose decision may come before it. */
function sitStep(
  { forecast, sittings, nameOf, answer }: StepQuestion,
  waiting: ReadonlySet<string>,
): NextStepView {
  const isLeft = (course: string) => !waiting.has(course)
  if (forecast.kind !== 'month') {
    const courses = forecast.kind === 'not_announced' ? forecast.courses : answer.path
    const left = courses.filter(isLeft)
    if (left.length === 0) return { kind: 'wait_for_decision', courses: courses.map(nameOf) }
    return { kind: 'not_announced', courses: left.map(nameOf) }
  }
  const exams = forecast.exams.filter(({ course }) => isLeft(course))
  const first = sittings.find(({ id }) => exams.some(({ sitting }) => sitting === id))
  if (first === undefined) return { kind: 'not_announced', courses: answer.path.filter(isLeft).map(nameOf) }
  const courses = exams.filter(({ sitting }) => sitting === first.id).map(({ course }) => nameOf(course))
  const { name: sitting, kind: sittingKind, heldFrom } = first
  return { kind: 'sit', sitting, sittingKind, heldFrom, courses }
}
