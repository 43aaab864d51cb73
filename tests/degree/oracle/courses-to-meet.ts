import type { DegreeCase, DegreeCourse, Requirement, Situation } from '#rulebook/degree/degree-case.ts'

/** A course that can be met once: of the plan, or of the picked situation. */
export interface CourseToMeet {
  code: string
  /** The situation's id; absent: the plan's. */
  situation?: string
  /** The credits of the code: the plan's line comes first. */
  credits: number
  ownMajor: boolean
  /** Neither the thesis nor a practice part counts as a course, nor does a course of the situation. */
  counts: boolean
  /** A course nowhere in its tree is never met by a substitution. */
  standsInTree: boolean
}

/** The courses of the plan in its order, then those of the situation: the order of `met`. */
export function coursesToMeet({ plan }: DegreeCase, situation: Situation | undefined): CourseToMeet[] {
  const ofPlan = plan.courses.map((course) => ({
    ...common(course, plan.requires),
    counts: course.mode !== 'thesis' && course.partOf === undefined,
    credits: course.credits,
  }))
  if (situation === undefined) return ofPlan
  const ofSituation = situation.courses.map((course) => ({
    ...common(course, situation.requires),
    situation: situation.id,
    counts: false,
    credits: (plan.courses.find(({ code }) => code === course.code) ?? course).credits,
  }))
  return [...ofPlan, ...ofSituation]
}

function common({ code, ownMajor }: DegreeCourse, tree: Requirement) {
  return { code, ownMajor: ownMajor === true, standsInTree: leavesIn(tree).includes(code) }
}

/** The course of every leaf, from left to right. */
export function leavesIn(tree: Requirement): string[] {
  if ('course' in tree) return [tree.course]
  return ('all' in tree ? tree.all : tree.choose.of).flatMap(leavesIn)
}
