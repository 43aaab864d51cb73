/** How many there are of each, one of these. */
export interface Sizes {
  name: string
  courses: readonly number[]
  /** Different codes with a score. */
  codes: readonly number[]
  scores: readonly number[]
  rules: readonly number[]
  /** Codes on either side of a rule. */
  old: readonly number[]
  meets: readonly number[]
}
