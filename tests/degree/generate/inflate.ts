import type { DegreeCase, DegreeCourse, Requirement } from '#rulebook/degree/degree-case.ts'

/**
 * The case with credits as large as the format allows, and a half more here and there: sums that differ by the smallest step at the
 * largest size, where an inexact reckoning errs first.
 */
export function inflate(degreeCase: DegreeCase): DegreeCase {
  const { plan, substitutions, record } = degreeCase
  const lines = [plan, ...plan.situations].flatMap(({ courses }) => courses)
  const factor = Math.max(1, Math.floor(950 / (1 + lines.reduce((sum, { credits }) => sum + credits, 0))))
  const times = (credits: number) => Math.min(1000, credits * factor)
  const ofCourse = (code: string, credits: number) =>
    Math.min(1000, times(credits) + ((code.codePointAt(code.length - 1) ?? 0) % 3 === 0 ? 0.5 : 0))
  const grown = (course: DegreeCourse) => ({ ...course, credits: ofCourse(course.code, course.credits) })
  return {
    ...degreeCase,
    plan: {
      ...plan,
      minCredits: times(plan.minCredits),
      courses: plan.courses.map(grown),
      requires: inflateTree(plan.requires, times),
      situations: plan.situations.map((situation) => ({
        ...situation,
        courses: situation.courses.map(grown),
        requires: inflateTree(situation.requires, times),
      })),
    },
    substitutions: substitutions.map((rule) => ({
      ...rule,
      needs: { atLeast: rule.needs.atLeast, minCredits: times(rule.needs.minCredits ?? 0) },
    })),
    record: {
      ...record,
      scores: record.scores.map((score) => {
        const credits = ofCourse(score.course, score.credits)
        if (score.source !== 'transfer_in') return { ...score, credits }
        return { ...score, credits, creditsAtOrigin: ofCourse(score.course, score.creditsAtOrigin) }
      }),
    },
  }
}

function inflateTree(tree: Requirement, times: (credits: number) => number): Requirement {
  if ('course' in tree) return tree
  if ('all' in tree) return { all: tree.all.map((member) => inflateTree(member, times)) }
  const { atLeast, minCredits = 0 } = tree.choose
  return {
    choose: {
      atLeast,
      minCredits: times(minCredits),
      of: tree.choose.of.map((member) => inflateTree(member, times)),
    },
  }
}
