import { auditDegree } from '#rulebook/degree/audit-degree.ts'
import type { DegreeAnswer } from '#rulebook/degree/degree-answer.ts'
import type { DegreeCase } from '#rulebook/degree/degree-case.ts'
import { parseDegreeCase } from '#rulebook/degree/parse-degree-case.ts'
import type { KeptAudit } from './graduation-audit.ts'

/** Reads a kept case; its answer is computed, as anybody can (AUD-09). Throws when the case cannot be read any more. */
export function readKept(kept: KeptAudit): { degreeCase: DegreeCase; answer: DegreeAnswer } {
  const degreeCase = readKeptCase(kept.degreeCase)
  return { degreeCase, answer: auditDegree(degreeCase) }
}

/** Reads the text of a kept case. Throws when it cannot be read any more. */
export function readKeptCase(text: string): DegreeCase {
  const parsed = parseDegreeCase(JSON.parse(text))
  if (!('degreeCase' in parsed)) throw new Error('a kept degree case has no known shape')
  return parsed.degreeCase
}
