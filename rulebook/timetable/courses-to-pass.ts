import type { DegreeAnswer } from '../degree/degree-answer.ts'
import type { DegreeCase, DegreeCourse } from '../degree/degree-case.ts'
import type { CourseToPass } from './coming-sitting.ts'

/**
 * The courses of a path with what has to be passed before them: the theory of a practice part is added where it has neither
 * been passed nor stands in the path (AUD-08). They come in the order of the plan, the thesis last.
 */
export function coursesToPass(
  path: readonly string[],
  degreeCase: DegreeCase,
  answer: Pick<DegreeAnswer, 'met' | 'unusable'>,
): CourseToPass[] {
  const courses = coursesOf(degreeCase)
  const passed = passedCodes(degreeCase, answer)
  const toPass = new Set(path)
  for (const code of toPass) {
    const theory = courses.get(code)?.partOf
    if (theory !== undefined && !passed.has(theory)) toPass.add(theory)
  }
  const ordered = [...courses.values()].filter(({ code }) => toPass.has(code))
  return ordered
    .toSorted((one, other) => rankOf(one) - rankOf(other))
    .map(({ code, mode, partOf }) => ({
      code,
      mode,
      after: partOf !== undefined && toPass.has(partOf) ? partOf : undefined,
    }))
}

/** The courses of the plan and of the picked situation by code; the plan's line is taken where both have one. */
export function coursesOf({ plan, record }: DegreeCase): Map<string, DegreeCourse> {
  const situation = plan.situations.find(({ id }) => id === record.situation)
  return new Map([...(situation?.courses ?? []), ...plan.courses].map((course) => [course.code, course]))
}

function passedCodes({ record }: DegreeCase, { met, unusable }: Pick<DegreeAnswer, 'met' | 'unusable'>) {
  const isUnusable = new Set(unusable.map(({ score }) => score))
  const passed = record.scores.filter(({ id }) => !isUnusable.has(id)).map(({ course }) => course)
  return new Set([...passed, ...met.map(({ course }) => course)])
}

function rankOf({ mode }: DegreeCourse): number {
  switch (mode) {
    case 'written':
      return 0
    case 'practice':
      return 1
    case 'thesis':
      return 2
    default:
      return mode satisfies never
  }
}
