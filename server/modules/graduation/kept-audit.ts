import { auditDegree } from '#rulebook/degree/audit-degree.ts'
import type { DegreeAnswer } from '#rulebook/degree/degree-answer.ts'
import type { DegreeCase } from '#rulebook/degree/degree-case.ts'
import { parseDegreeCase } from '#rulebook/degree/parse-degree-case.ts'
import type { KeptAudit } from './graduation-audit.ts'

/** Reads a kept case; its answer is computed, as anybody can (AUD-09). Throws when the case cannot be read any more. */
export function readKept(kept: KeptAudit): { degreeCase: DegreeCase; answer: DegreeAnswer } {
  const parsed = parseDegreeCase(JSON.parse(kept.degreeCase))
  if (!('degreeCase' in parsed)) throw new Error('a kept degree case has no known shape')
  return { degreeCase: parsed.degreeCase, answer: auditDegree(parsed.degreeCase) }
}
