import type { DegreeCase } from '#rulebook/degree/degree-case.ts'
import { checkCertificate } from '../check-certificate.ts'
import { secondOpinion } from '../ilp/second-opinion.ts'
import type { Audit } from './properties.ts'

/** What the checker of certificates and an integer solver find wrong with the answer to a case of any size. */
export function compareLarge(
  audit: Audit,
  degreeCase: DegreeCase,
  seconds: number,
): { faults: string[]; isDecided: boolean } {
  const answer = audit(degreeCase)
  if (answer.verdict === 'undetermined')
    return { faults: [`undetermined, at least ${answer.bound}`], isDecided: true }
  const faults = checkCertificate(degreeCase, answer)
  if (faults.length > 0) return { faults, isDecided: true }
  const opinion = secondOpinion(degreeCase, answer, seconds)
  if (opinion === 'agrees') return { faults: [], isDecided: true }
  return opinion === 'out of time'
    ? { faults: [], isDecided: false }
    : { faults: [opinion.differs], isDecided: true }
}
