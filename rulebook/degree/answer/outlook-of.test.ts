import { expect, test } from 'vitest'
import { smallCase, widerCase } from '#tests/degree/generate/small-case.ts'
import { MOST_STEPS } from '../audit-degree.ts'
import { auditUnder } from './audit-under.ts'
import { outlookOf } from './outlook-of.ts'

test('AUD-03 what a situation would give is the same, whether the plan is looked at again for it or not', () => {
  let compared = 0
  for (let seed = 1; seed <= 800; seed += 1) {
    const degreeCase = seed % 8 === 0 ? widerCase(seed) : smallCase(seed)
    const bounded = { degreeCase, mostSteps: MOST_STEPS }
    const unpicked = auditUnder(bounded, undefined)
    for (const situation of degreeCase.plan.situations) {
      const { courses, credits, path, bound } = outlookOf(bounded, situation, unpicked)
      const whole = auditUnder(bounded, situation)
      expect({ seed, courses, credits, path, bound }).toEqual({
        seed,
        courses: whole.courses,
        credits: whole.credits,
        path: whole.path,
        bound: whole.bound,
      })
      compared += 1
    }
  }
  expect(compared).toBeGreaterThan(300)
})
