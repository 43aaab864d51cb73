import type { DegreeCase } from '#rulebook/degree/degree-case.ts'
import { bruteForce } from '../brute-force.ts'
import { brokenProperties } from './properties.ts'
import type { Finding, Subject } from './subject.ts'

/** The answer to a small case, to the byte, against the brute force; and around every tenth the properties of §7. */
export function compareSmall(subject: Subject, degreeCase: DegreeCase, seed: number): Finding[] {
  const line = (one: DegreeCase) => subject.answerLine(JSON.stringify(one))
  const differs = (one: DegreeCase) => line(one) !== JSON.stringify(bruteForce(one))
  const findings: Finding[] = []
  if (differs(degreeCase)) findings.push({ what: 'the brute force differs', degreeCase, isStillSo: differs })
  if (seed % 10 !== 0) return findings
  const broken = (one: DegreeCase) => brokenProperties(subject.audit, one, seed)
  return [
    ...findings,
    ...broken(degreeCase).map((what) => ({
      what,
      degreeCase,
      isStillSo: (one: DegreeCase) => broken(one).includes(what),
    })),
  ]
}
