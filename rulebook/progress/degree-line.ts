import type { Block, UnusableWhy } from '../degree/degree-answer.ts'
import type { CourseMode } from '../degree/degree-case.ts'

/** `waiting`: applied for, and not decided yet. `spare`: its group has enough without it. */
export type LineState = 'met' | 'waiting' | 'unusable' | 'missing' | 'spare'

/** Why a course is in its state (AUD-04). Scores and rules are named by their ids in the case. */
export type LineWhy =
  | { code: 'scored' | 'exempted'; scores: readonly string[] }
  | { code: 'substituted'; rule: string; scores: readonly string[] }
  | { code: 'applied'; application: string }
  | { code: 'unusable'; scores: readonly { score: string; why: UnusableWhy }[] }
  /** Passed, but under another major or school. */
  | { code: 'not_own_major'; scores: readonly string[] }
  /** Passed, and the pass serves another course. */
  | { code: 'used_elsewhere'; scores: readonly string[]; course: string; rule: string | undefined }
  /** Passed, and counted for nothing: more courses passed here are needed. */
  | { code: 'passed_unused'; scores: readonly string[] }
  | { code: 'not_offered' }
  | { code: 'not_passed' }

/** Whether a line belongs to the plan or to the picked 加考 situation. */
export type LinePart = 'plan' | 'situation'

export interface CourseLine {
  kind: 'course'
  depth: number
  part: LinePart
  course: string
  credits: number
  mode: CourseMode
  /** Required in any case, or a member of a group from which one chooses. */
  isRequired: boolean
  /** Whether the shortest way passes it. */
  isOnPath: boolean
  state: LineState
  why: LineWhy
}

/** A group of which several members are needed; its members follow, one level deeper. */
export interface GroupLine {
  kind: 'group'
  depth: number
  part: LinePart
  /** Where it stands in its tree: `all[3].choose.of[0]`. */
  at: string
  /** How many members there are. */
  members: number
  needs: { members: number; credits: number }
  has: { members: number; credits: number }
  state: 'met' | 'missing'
}

/** A sum over the whole plan. `local` counts courses passed here, for those who transferred scores in. */
export interface CountLine {
  kind: 'count'
  counted: 'courses' | 'credits' | 'local' | 'local_named'
  needs: number
  has: number
  state: 'met' | 'missing'
}

/** What blocks the diploma whatever the scores are. */
export interface BlockLine {
  kind: 'block'
  block: Block
  /** The last day of the punishment, where that is what blocks. */
  until: string | undefined
}

export type DegreeLine = BlockLine | CountLine | CourseLine | GroupLine
