import type { ApplicationState } from '#contracts/applications.ts'

/** Applications of one school that stand alike: at the same level of the same chain. */
export interface StandingCount {
  school_id: string
  chain: string[]
  level: number
  /** `moved_on`: filed again in another round since. */
  stands: ApplicationState | 'amendment_over' | 'moved_on'
  count: number
  /** Since when the oldest that waits for this level does; null when none does. */
  oldest: Date | null
}

/** Forms that were begun in the round by candidates of one school. */
export interface FormCount {
  school_id: string
  unsubmitted: number
  submitted: number
}

/** Decisions of one reviewer for one school, alike in kind and in the hours that they took. */
export interface DecisionCount {
  school_id: string
  chain: string[]
  level: number
  staff_id: string
  staff_name: string
  kind: 'passed' | 'approved' | 'rejected'
  is_undone: boolean
  hours: number
  count: number
}

/** How often a reason was named for applications of one school; code null: what the reviewer added in own words. */
export interface ReasonCount {
  school_id: string
  code: string | null
  label: string | null
  kind: 'rejected' | 'amendment_asked'
  count: number
}

/** Everything that is counted of one round, by school, so that each officer is shown the sum of the schools in scope. */
export interface RoundCounts {
  standing: StandingCount[]
  forms: FormCount[]
  decisions: DecisionCount[]
  reasons: ReasonCount[]
  /** All rejections and requests for an amendment, by school. */
  faulted: Omit<ReasonCount, 'code' | 'label'>[]
}
