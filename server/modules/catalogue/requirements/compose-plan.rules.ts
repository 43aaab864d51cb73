import type {
  CourseMode,
  DegreeCourse,
  DegreeLevel,
  DegreePlan,
  LocalRule,
} from '#rulebook/degree/degree-case.ts'
import { coursesIn, type NamedRequirement, plainRequirement } from './named-requirement.rules.ts'

/** A course with its place in a plan, as the catalogue has it. */
export interface CourseOfPlan {
  code: string
  credits: number
  mode: CourseMode
  nature: 'compulsory' | 'choice' | 'additional'
  theory: string | undefined
  /** undefined: by the kind of course. */
  isOwnMajor: boolean | undefined
  /** 停考: from this day it is not examined any more. */
  discontinuedOn: string | undefined
}

/** A situation of 加考 as the catalogue has it. */
export interface SituationOfPlan {
  id: string
  /** What the candidate reads: 「其他专业专科毕业生」. */
  label: string
  words?: string
  requires: NamedRequirement
}

/** Everything that the catalogue says about one version of a plan. */
export interface PlanParts {
  major: string
  version: string
  level: DegreeLevel
  validFrom: string
  validTo: string | undefined
  minCourses: number
  minCredits: number
  /** In the order of the plan. */
  courses: readonly CourseOfPlan[]
  choices: readonly NamedRequirement[]
  situations: readonly SituationOfPlan[]
  local: LocalRule | undefined
}

/** A plan as the audit takes it, beside the same trees with names. */
export interface ComposedPlan {
  plan: DegreePlan
  requires: NamedRequirement
  situations: readonly SituationOfPlan[]
}

/**
 * Composes the plan of the audit on a day (AUD-01): every compulsory course is required, what is chosen stands in the choices, and
 * the courses of a situation are those that its tree names.
 */
export function composePlan(parts: PlanParts, on: string): ComposedPlan {
  const own = parts.courses.filter(({ nature }) => nature !== 'additional')
  const compulsory = own.filter(({ nature }) => nature === 'compulsory')
  const requires: NamedRequirement = {
    all: [...compulsory.map(({ code }) => ({ course: code })), ...parts.choices],
  }
  return {
    plan: {
      major: parts.major,
      version: parts.version,
      level: parts.level,
      validFrom: parts.validFrom,
      validTo: parts.validTo ?? null,
      minCourses: parts.minCourses,
      minCredits: parts.minCredits,
      courses: degreeCourses(own, on),
      requires: plainRequirement(requires),
      situations: parts.situations.map(({ id, requires: tree }) => ({
        id,
        courses: degreeCourses(namedBy(tree, parts.courses), on),
        requires: plainRequirement(tree),
      })),
      local: parts.local ?? null,
    },
    requires,
    situations: parts.situations,
  }
}

function namedBy(tree: NamedRequirement, courses: readonly CourseOfPlan[]): CourseOfPlan[] {
  const codes = new Set(coursesIn(tree))
  return courses.filter(({ code }) => codes.has(code))
}

function degreeCourses(courses: readonly CourseOfPlan[], on: string): DegreeCourse[] {
  const codes = new Set(courses.map(({ code }) => code))
  return courses.map((course) => ({
    code: course.code,
    credits: course.credits,
    mode: course.mode,
    ...((course.isOwnMajor ?? course.mode !== 'written') ? { ownMajor: true } : {}),
    ...(course.theory !== undefined && codes.has(course.theory) ? { partOf: course.theory } : {}),
    ...(isOffered(course, on) ? {} : { offered: false }),
  }))
}

function isOffered({ discontinuedOn }: CourseOfPlan, on: string): boolean {
  return discontinuedOn === undefined || on < discontinuedOn
}
