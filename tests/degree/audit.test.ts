import { expect, test } from 'vitest'
import { answerLine } from '#rulebook/degree/answer-line.ts'
import { auditDegree, auditWithin } from '#rulebook/degree/audit-degree.ts'
import type { DegreeAnswer } from '#rulebook/degree/degree-answer.ts'
import { checkCertificate } from './check-certificate.ts'
import { largeCase } from './generate/large-case.ts'
import { mediumCase } from './generate/medium-case.ts'
import { smallCase, widerCase } from './generate/small-case.ts'
import { compareDamaged } from './prove/compare-damaged.ts'
import { compareLarge } from './prove/compare-large.ts'
import { compareSmall } from './prove/compare-small.ts'
import { brokenProperties } from './prove/properties.ts'

// A slice of fixed seeds; `npm run degree:prove` does the hundred thousand, and the search for slow cases.
const subject = { audit: auditDegree, answerLine }
const seeds = (from: number, count: number) => Array.from({ length: count }, (_, place) => from + place)

test('AUD-03 the audit answers small cases as the brute force does, to the byte', () => {
  const findings = seeds(1, 1_200).flatMap((seed) =>
    compareSmall(subject, smallCase(seed), seed).map(({ what }) => `${what}: seed ${seed}`),
  )
  const wider = seeds(1, 60).flatMap((seed) =>
    compareSmall(subject, widerCase(seed), seed).map(({ what }) => `${what}: wider seed ${seed}`),
  )
  expect([...findings, ...wider]).toEqual([])
})

test('AUD-02 a damaged line is answered with its problems, never with an exception', () => {
  expect(seeds(1, 3_000).flatMap((seed) => compareDamaged(subject, seed) ?? [])).toEqual([])
})

test('AUD-03 an integer solver finds nothing better than the audit, and the certificates hold', () => {
  const faults = seeds(1, 5).flatMap((seed) => compareLarge(auditDegree, mediumCase(seed), 30).faults)
  expect(faults).toEqual([])
})

test('AUD-01 around medium cases the properties hold: more passes, another order, one course less', () => {
  const broken = seeds(1, 10).flatMap((seed) => brokenProperties(auditDegree, mediumCase(seed), seed))
  expect(broken).toEqual([])
})

test('AUD-04 where the steps are used up, what is reported belongs to the path, and the bound is a true one', () => {
  const faults: string[] = []
  let undetermined = 0
  const cases = [...seeds(1, 14).map(mediumCase), ...seeds(1, 6).map((seed) => largeCase(seed, 'situation'))]
  for (const degreeCase of cases) {
    const whole = auditDegree(degreeCase)
    for (const mostSteps of [1, 8, 64]) {
      const answer = auditWithin({ degreeCase, mostSteps })
      if (answer.bound === undefined) {
        expect(answer).toEqual(whole)
        continue
      }
      undetermined += 1
      if (!isBetween(whole.fewest, answer))
        faults.push(`${degreeCase.id}: ${mostSteps} steps prove what is not so`)
      faults.push(...checkCertificate(degreeCase, answer).map((fault) => `${degreeCase.id}: ${fault}`))
    }
  }
  expect(faults).toEqual([])
  expect(undetermined).toBeGreaterThan(5)
})

test('AUD-03 what is found within a few steps lies near what was proved', () => {
  // Trying alone comes to a path that is much longer, or to none.
  for (const flavour of ['plain', 'two-credits'] as const) {
    const { fewest, bound } = auditWithin({ degreeCase: largeCase(2, flavour), mostSteps: 500 })
    expect({ flavour, fewest }).toEqual({ flavour, fewest: bound })
  }
})

/** Whether the number that is right lies between what was proved and what was found. */
function isBetween(right: number | null, { bound = 0, fewest }: DegreeAnswer): boolean {
  if (right === null) return fewest === null
  return bound <= right && (fewest === null || right <= fewest)
}
