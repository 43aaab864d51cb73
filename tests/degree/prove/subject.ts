import type { DegreeCase } from '#rulebook/degree/degree-case.ts'
import type { Audit } from './properties.ts'

/** What is to be proved: the audit, and what it answers to a line. */
export interface Subject {
  audit: Audit
  answerLine: (line: string) => string
}

/** Something wrong with the answer to a case, and whether it is still so with a smaller one. */
export interface Finding {
  what: string
  degreeCase: DegreeCase
  isStillSo: (smaller: DegreeCase) => boolean
}
