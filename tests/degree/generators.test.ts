import { expect, test } from 'vitest'
import type { DegreeCase, Requirement } from '#rulebook/degree/degree-case.ts'
import { diceFor } from './generate/dice.ts'
import { largeCase } from './generate/large-case.ts'
import { LARGE_FLAVOURS, type LargeFlavour } from './generate/large-flavours.ts'
import { mediumCase } from './generate/medium-case.ts'
import { oddLargeCase } from './generate/odd-knobs.ts'
import { smallCase } from './generate/small-case.ts'
import { leavesIn } from './oracle/courses-to-meet.ts'
import { worsen } from './prove/worsen.ts'
import { invalidAnswer } from './shape/problems.ts'

const seeds = [1, 2, 3, 4, 5, 6, 7, 8]
const flavours = Object.keys(LARGE_FLAVOURS) as LargeFlavour[]
const large = [
  ...flavours.flatMap((flavour) => seeds.map((seed) => largeCase(seed, flavour))),
  ...seeds.map(oddLargeCase),
  ...seeds.map((seed) => worsen(diceFor(seed), oddLargeCase(seed))),
]

test('AUD-03 every generated case is valid, and the same seed gives the same case', () => {
  const cases = [...large, ...seeds.map(smallCase), ...seeds.map(mediumCase)]
  expect(cases.flatMap((one) => invalidAnswer(JSON.stringify(one))?.problems ?? [])).toEqual([])
  expect(seeds.map(smallCase)).toEqual(seeds.map(smallCase))
  expect(largeCase(7, 'plain')).toEqual(largeCase(7, 'plain'))
})

test('AUD-03 a large case is as large as the limits allow, and no larger', () => {
  const sizes = large.map(sizeOf)
  const largest = (key: keyof ReturnType<typeof sizeOf>) => Math.max(...sizes.map((size) => size[key]))
  expect({
    courses: largest('courses'),
    places: largest('places'),
    groups: largest('groups'),
    scores: largest('scores'),
    rules: largest('rules'),
    codes: largest('codes'),
  }).toEqual({ courses: 60, places: 4, groups: 12, scores: 100, rules: 20, codes: 5 })
})

function sizeOf({ plan, substitutions, record }: DegreeCase) {
  const leaves = leavesIn(plan.requires)
  return {
    courses: plan.courses.length,
    places: Math.max(...plan.courses.map(({ code }) => leaves.filter((leaf) => leaf === code).length)),
    groups: outerGroups(plan.requires),
    scores: record.scores.length,
    rules: substitutions.length,
    codes: Math.max(0, ...substitutions.flatMap((rule) => [rule.old.length, rule.new.length])),
  }
}

function outerGroups(tree: Requirement): number {
  return 'all' in tree ? tree.all.filter((member) => 'choose' in member).length : 0
}
