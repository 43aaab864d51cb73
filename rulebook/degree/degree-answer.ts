/** What blocks a diploma whatever the scores are, in the order in which it is said. */
export const BLOCKS = [
  'plan_not_valid',
  'ticket_state',
  'sanction',
  'already_graduated',
  'prior_qualification',
] as const
export type Block = (typeof BLOCKS)[number]

/** Why a score cannot be used at all; of several reasons the first in this order is said. */
export const UNUSABLE = [
  'void',
  'transferred_out',
  'failed',
  'absent',
  'violation',
  'future',
  'name_differs',
  'credits_differ',
  'transfer_too_recent',
] as const
export type UnusableWhy = (typeof UNUSABLE)[number]

/** Every kind of thing that can be wrong with a case. */
export const PROBLEM_CODES = [
  'not_json',
  'missing',
  'unknown_key',
  'wrong_type',
  'bad_value',
  'bad_date',
  'below_zero',
  'too_deep',
  'given_twice',
  'not_found',
] as const
/** What is wrong with a case, and where: `plan.courses[2].code`; the root is `""`. */
export interface CaseProblem {
  at: string
  code: (typeof PROBLEM_CODES)[number]
}

/** A course that is met, and by which scores: directly, or by a substitution. */
export interface MetCourse {
  course: string
  scores: readonly string[]
  substitution?: string
  situation?: string
}

/** What picking one situation would give. */
export interface SituationOutlook {
  id: string
  courses: number
  credits: number
  fewest: number | null
  path: readonly string[]
}

/** The audit's answer (AUD-01, AUD-04): a certificate that can be checked without knowing how it was found. */
export interface DegreeAnswer {
  id: string | null
  verdict: 'qualifies' | 'short' | 'blocked' | 'situation_needed' | 'undetermined' | 'invalid'
  blocks: readonly Block[]
  /** Met courses that count as courses, and the credits of all that are met. */
  courses: number
  credits: number
  /** The smallest number of further passes that makes the candidate qualify; null: no number does. */
  fewest: number | null
  /** Only of an undetermined case: the number of passes that was proved to be needed at least. */
  bound?: number
  /** One smallest set of such passes, as course codes. */
  path: readonly string[]
  /** Only while none is picked: what each situation would give. */
  situations: readonly SituationOutlook[]
  met: readonly MetCourse[]
  /** Usable scores that the reported assignment does not use. */
  unused: readonly string[]
  unusable: readonly { score: string; why: UnusableWhy }[]
  problems: readonly CaseProblem[]
}
