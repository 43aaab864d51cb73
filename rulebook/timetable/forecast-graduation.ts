import type { Block, DegreeAnswer } from '../degree/degree-answer.ts'
import type { DegreeCase } from '../degree/degree-case.ts'
import type { ComingSitting, LaidExam } from './coming-sitting.ts'
import { coursesOf, coursesToPass } from './courses-to-pass.ts'
import { findLayablePath } from './find-layable-path.ts'
import { layEarly } from './lay-courses.ts'

/** A month in which diplomas are given, with their date. */
export interface GraduationMonth {
  month: string
  graduatesOn: string
}

export interface ForecastQuestion {
  degreeCase: DegreeCase
  /** The audit (AUD-01); handed in, so that a caller decides how it is run. */
  audit(degreeCase: DegreeCase): DegreeAnswer
  /** The coming months, the next first. */
  months: readonly GraduationMonth[]
  /** What is still to come, by date. */
  sittings: readonly ComingSitting[]
}

/** When the candidate can graduate at the earliest (AUD-08). */
export type Forecast =
  | {
      kind: 'month'
      month: string
      graduatesOn: string
      /** What is taken when; empty: nothing is missing. */
      exams: readonly LaidExam[]
      /** Whether every earlier month was shown to be impossible; false: the search was cut short. */
      isProven: boolean
    }
  /** Courses are needed of which nobody has said when they are examined. */
  | { kind: 'not_announced'; courses: readonly string[] }
  /** The sittings that are announced are too few. */
  | { kind: 'beyond'; courses: readonly string[] }
  /** Something else than scores stands against every month. */
  | { kind: 'blocked'; blocks: readonly Block[] }
  /** No passes are enough: the plan cannot be met any more. */
  | { kind: 'impossible' }
  | { kind: 'situation_needed' }
  /** The audit itself came to no end. */
  | { kind: 'undetermined' }

/**
 * The earliest month of graduation: for each month in turn, whether the courses that make the case qualify on that diploma's
 * date can be laid into the sittings before it. Another way through the plan with more courses is taken where it is earlier;
 * within the month the one with the fewest.
 */
export function forecastGraduation(question: ForecastQuestion): Forecast {
  const { degreeCase, audit, months } = question
  const sittings = ofThePlan(question)
  if (degreeCase.plan.situations.length > 0 && degreeCase.record.situation === null)
    return { kind: 'situation_needed' }
  let blocks: readonly Block[] = []
  let isProven = true
  let looked = ''
  for (const month of months) {
    const then = { ...degreeCase, on: month.graduatesOn, graduatesOn: month.graduatesOn }
    const before = sittings.filter(({ heldTo }) => heldTo < `${month.month}-01`)
    const circumstances = circumstancesOf(then, audit(then), before)
    if (circumstances === looked) continue
    looked = circumstances
    const found = findLayablePath(then, audit, before)
    blocks = found.blocks.filter(isOfTheDate)
    if (blocks.length > 0) continue
    if (found.kind === 'tired') isProven = false
    if (found.kind !== 'path') continue
    const exams = layEarly(coursesToPass(found.path, then, found.answer), before)
    return { kind: 'month', ...month, exams, isProven }
  }
  return blocks.length > 0 ? { kind: 'blocked', blocks } : whyNever(question, isProven)
}

/** The sittings with the courses of the plan only: a city examines many others. */
function ofThePlan({ degreeCase, sittings }: ForecastQuestion): ComingSitting[] {
  const courses = coursesOf(degreeCase)
  return sittings.map((sitting) => ({
    ...sitting,
    exams: sitting.exams.filter(({ course }) => courses.has(course)),
  }))
}

/**
 * All that a later month changes: what blocks, which scores and rules can be used, which sittings are over. Where it is the same
 * as for the month before, so is the outcome.
 */
function circumstancesOf(
  { on, substitutions }: DegreeCase,
  { blocks, unusable }: DegreeAnswer,
  sittings: readonly ComingSitting[],
): string {
  const rules = substitutions.map(({ appliesFrom, appliesTo, passedBefore }) => [
    (appliesFrom ?? '') <= on && on <= (appliesTo ?? '9999'),
    passedBefore === null || on < passedBefore,
  ])
  return JSON.stringify([blocks, unusable, rules, sittings.length])
}

/** Whether another date could lift it. What another date cannot lift is shown, and the forecast made as far as scores go. */
function isOfTheDate(block: Block): boolean {
  return block === 'sanction' || block === 'plan_not_valid'
}

function whyNever({ degreeCase, audit, sittings }: ForecastQuestion, isProven: boolean): Forecast {
  const { fewest, path, verdict } = audit(degreeCase)
  if (verdict === 'undetermined') return { kind: 'undetermined' }
  if (fewest === null) return { kind: 'impossible' }
  const announced = new Set(sittings.flatMap(({ exams }) => exams.map(({ course }) => course)))
  const courses = path.filter((code) => !announced.has(code))
  if (courses.length > 0) return { kind: 'not_announced', courses }
  return isProven ? { kind: 'beyond', courses: path } : { kind: 'undetermined' }
}
