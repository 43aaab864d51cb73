import type { DegreeCase } from '#rulebook/degree/degree-case.ts'
import { type Dice, diceFor } from './dice.ts'
import { caseWith } from './large-case.ts'
import { type Knobs, LARGE_FLAVOURS } from './large-flavours.ts'

/** A large case in which each knob stands as in one of the flavours, or is turned a little further. */
export function oddLargeCase(seed: number): DegreeCase {
  const dice = diceFor(seed)
  return caseWith(seed, { name: 'odd', knobs: oddKnobs(dice) })
}

function oddKnobs(dice: Dice): Knobs {
  const from = () => dice.one(Object.values(LARGE_FLAVOURS))
  const near = (share: number) => Math.min(1, Math.max(0, share + dice.one([0, 0, -0.15, -0.05, 0.05, 0.15])))
  return {
    courses: 60,
    groups: dice.one([12, 12, 12, 8, 4, 2]),
    places: from().places,
    credits: from().credits,
    planted: near(from().planted),
    groupCredits: near(from().groupCredits),
    groupMembers: near(from().groupMembers),
    total: near(from().total),
    passed: near(from().passed),
    offered: near(from().offered),
    rules: 20,
    ruleWidth: dice.whole(2, 5),
    oldInPlan: near(from().oldInPlan),
    oldCodes: dice.whole(8, 40),
    oldPassed: near(from().oldPassed),
    dated: near(from().dated),
    ownMajor: near(from().ownMajor),
    transfers: near(from().transfers),
    exemptions: near(from().exemptions),
    local: near(from().local),
    situation: from().situation,
    scores: 100,
  }
}
