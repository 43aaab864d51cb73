/**
 * The case that the audit decides (AUD-01), in the form in which it is exchanged, so that a verdict can be recomputed by
 * anybody. Dates are days of Beijing as `YYYY-MM-DD`; credits are whole or half. `null` is absent, as in JSON.
 */
export interface DegreeCase {
  id: string
  /** The day for which the verdict is asked. */
  on: string
  /** The date of the diploma. */
  graduatesOn: string
  plan: DegreePlan
  substitutions: readonly Substitution[]
  /** Months from a transfer's completion to the diploma's date, at least. */
  transferMonths: number
  record: DegreeRecord
}

export type DegreeLevel = 'benke' | 'zhuanke'
export type CourseMode = 'written' | 'practice' | 'thesis'

/** One version of a major's plan. */
export interface DegreePlan {
  major: string
  version: string
  level: DegreeLevel
  /** Both days are inside. */
  validFrom: string | null
  validTo: string | null
  minCourses: number
  minCredits: number
  courses: readonly DegreeCourse[]
  requires: Requirement
  /** 加考: what a candidate of each situation takes in addition; empty: the plan has none. */
  situations: readonly Situation[]
  /** What a candidate with transferred scores must have passed here; null: no such rule. */
  local: LocalRule | null
}

export interface DegreeCourse {
  code: string
  credits: number
  mode: CourseMode
  /** Only a score of the plan's own major and school meets it. Absent: false. */
  ownMajor?: boolean
  /** The course whose practice part it is. */
  partOf?: string
  /** Whether it is still examined. Absent: true. */
  offered?: boolean
}

/** A tree: a course, all of several, or enough of several. */
export type Requirement =
  | { course: string }
  | { all: readonly Requirement[] }
  | { choose: { atLeast: number; minCredits?: number; of: readonly Requirement[] } }

export interface Situation {
  id: string
  courses: readonly DegreeCourse[]
  requires: Requirement
}

export interface LocalRule {
  min: number
  named: readonly string[]
  minNamed: number
  /** Whether an exemption counts as local. */
  exempt: boolean
}

/** 顶替: passes of old courses that stand for new ones. Null dates are open. */
export interface Substitution {
  id: string
  old: readonly string[]
  new: readonly string[]
  needs: { atLeast: number; minCredits?: number }
  passedBefore: string | null
  appliesFrom: string | null
  appliesTo: string | null
  /** Whether an exemption can be used. */
  exempted: boolean
}

export interface DegreeRecord {
  /** The picked situation; null: none yet. */
  situation: string | null
  priorQualification: 'verified' | 'claimed' | 'none'
  ticket: 'active' | 'transferring_out' | 'transferred_out' | 'graduated' | 'closed'
  sanctions: readonly { kind: string; until: string }[]
  diplomas: readonly { major: string; level: DegreeLevel }[]
  scores: readonly DegreeScore[]
}

export type DegreeOutcome =
  | { mark: number }
  | { grade: 'excellent' | 'good' | 'medium' | 'pass' | 'fail' }
  | { exempted: true }
  | { absent: true }
  | { violation: true }

interface ScoreOfAnySource {
  id: string
  course: string
  credits: number
  outcome: DegreeOutcome
  passedOn: string
  state: 'valid' | 'transferred_out' | 'void'
  /** Whether it was earned under the major and school of the plan. Absent: false. */
  ownMajor?: boolean
}

export type DegreeScore =
  | (ScoreOfAnySource & { source: 'exam' | 'practice' | 'exemption' | 'supplement' })
  | (ScoreOfAnySource & {
      source: 'transfer_in'
      transferredOn: string
      creditsAtOrigin: number
      nameAgrees: boolean
    })
