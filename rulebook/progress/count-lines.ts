import type { DegreeAnswer } from '../degree/degree-answer.ts'
import type { DegreeCase, DegreeCourse, DegreeScore, LocalRule } from '../degree/degree-case.ts'
import type { CountLine } from './degree-line.ts'

/** The sums that the plan asks for, and what the met courses come to. */
export function countLines(degreeCase: DegreeCase, answer: DegreeAnswer): CountLine[] {
  const { plan } = degreeCase
  return [
    countLine('courses', answer.courses, plan.minCourses),
    countLine('credits', answer.credits, plan.minCredits),
    ...localLines(degreeCase, answer),
  ]
}

/** Courses passed here, asked of those only whose used scores were in part transferred in. */
function localLines({ plan, record }: DegreeCase, { met }: DegreeAnswer): CountLine[] {
  const { local } = plan
  const scores = new Map(record.scores.map((score) => [score.id, score]))
  const usedFor = (ids: readonly string[]) => ids.flatMap((id) => scores.get(id) ?? [])
  const isTransferred = met.some((one) => usedFor(one.scores).some(({ source }) => source === 'transfer_in'))
  if (local === null || !isTransferred) return []
  const counting = new Set(plan.courses.filter(countsAsCourse).map(({ code }) => code))
  const own = met.filter(
    ({ course, situation, scores: ids }) =>
      situation === undefined && counting.has(course) && usedFor(ids).every((score) => isLocal(score, local)),
  )
  const named = own.filter(({ course }) => local.named.includes(course))
  return [
    countLine('local', own.length, local.min),
    ...(local.minNamed > 0 ? [countLine('local_named', named.length, local.minNamed)] : []),
  ]
}

/** Neither the thesis nor the practice part of a course is counted as a course. */
function countsAsCourse({ mode, partOf }: DegreeCourse): boolean {
  return mode !== 'thesis' && partOf === undefined
}

function isLocal({ source, outcome }: DegreeScore, { exempt }: LocalRule): boolean {
  return source !== 'transfer_in' && (exempt || !('exempted' in outcome))
}

function countLine(counted: CountLine['counted'], has: number, needs: number): CountLine {
  return { kind: 'count', counted, needs, has, state: has >= needs ? 'met' : 'missing' }
}
