import type { LocalRule } from '../degree-case.ts'

/**
 * How far a score counts as local (the rule for those with transferred scores): it does; it does not; it does not and,
 * being transferred in, brings the rule into force.
 */
export const LOCAL = 0
/** Not local: an exemption. */
export const FOREIGN = 1
/** Not local, and its use brings the rule into force. */
export const TRANSFERRED = 2
export type Origin = typeof LOCAL | typeof FOREIGN | typeof TRANSFERRED

/** A pass of a code, by a usable score of the record or by one that is assumed in addition. Credits count halves. */
export interface Pass {
  code: number
  /** Its place in `record.scores`; -1: assumed in addition. */
  order: number
  credits: number
  /** 0 of a grade and of an exemption. */
  mark: number
  origin: Origin
  isExempted: boolean
  ownMajor: boolean
  passedOn: string
  /** Its id as JSON writes it. */
  token: string
}

/** A course that is to be met, of the plan or of the picked situation. */
export interface AskedCourse {
  name: string
  code: number
  credits: number
  /** The id of its situation; undefined: it is the plan's. */
  situation: string | undefined
  /** Whether it counts as a course: neither thesis nor practice part, and of the plan. */
  counts: boolean
  ownMajor: boolean
  /** How often it stands in its tree. */
  places: number
}

/** A code of which there is, or could be, a pass. */
export interface Supply {
  name: string
  passes: readonly Pass[]
  /** The pass that could be had in addition. */
  further: Pass | undefined
  /** Whether a score of the record could meet a course directly already. */
  isRetake: boolean
}

/** A substitution in force, with what it can use and meet. */
export interface Rule {
  id: string
  atLeast: number
  minCredits: number
  /** For each old code of which something can be used: the code, and what of it. */
  old: readonly { code: number; passes: readonly Pass[]; further: Pass | undefined }[]
  /** Courses, by number. */
  targets: readonly number[]
}

/** A requirement: a course counted here, or enough of several (`all` is enough of all). */
export type Need =
  | { kind: 'place'; course: number }
  | { kind: 'choose'; atLeast: number; minCredits: number; members: readonly Need[] }

/** What is asked of one record and one situation, by numbers: the exchange format left behind. */
export interface Question {
  courses: readonly AskedCourse[]
  supplies: readonly Supply[]
  rules: readonly Rule[]
  /** Of the plan, and of the picked situation. */
  needs: readonly Need[]
  minCourses: number
  minCredits: number
  /** Undefined where nothing that can be used was transferred in. */
  local: (Pick<LocalRule, 'min' | 'minNamed'> & { named: ReadonlySet<number> }) | undefined
}
