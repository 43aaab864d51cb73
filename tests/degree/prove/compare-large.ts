import type { DegreeAnswer } from '#rulebook/degree/degree-answer.ts'
import type { DegreeCase } from '#rulebook/degree/degree-case.ts'
import { checkCertificate } from '../check-certificate.ts'
import { fewestBySolver, secondOpinion } from '../ilp/second-opinion.ts'
import type { Audit } from './properties.ts'

/** What the checker of certificates and an integer solver find wrong with the answer to a case of any size. */
export function compareLarge(
  audit: Audit,
  degreeCase: DegreeCase,
  seconds: number,
): { faults: string[]; isDecided: boolean } {
  const answer = audit(degreeCase)
  const faults = checkCertificate(degreeCase, answer)
  if (answer.verdict === 'undetermined') {
    const undetermined = `undetermined, at least ${answer.bound}, at most ${answer.fewest}`
    const dishonest = faultsOfBound(degreeCase, answer, seconds)
    return { faults: [undetermined, ...faults, ...dishonest], isDecided: true }
  }
  if (faults.length > 0) return { faults, isDecided: true }
  const opinion = secondOpinion(degreeCase, answer, seconds)
  if (opinion === 'agrees') return { faults: [], isDecided: true }
  return opinion === 'out of time'
    ? { faults: [], isDecided: false }
    : { faults: [opinion.differs], isDecided: true }
}

/** An undetermined answer may not claim to have proved more than is true. */
function faultsOfBound(degreeCase: DegreeCase, answer: DegreeAnswer, seconds: number): string[] {
  if (answer.bound === undefined) return ['undetermined without a bound']
  if (answer.fewest !== null && answer.bound > answer.fewest) return ['the bound is above what was found']
  const least = fewestBySolver(degreeCase, seconds)
  return typeof least === 'number' && least < answer.bound ? [`${least} do, less than the bound`] : []
}
