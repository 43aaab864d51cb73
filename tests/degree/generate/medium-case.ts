import type { DegreeCase } from '#rulebook/degree/degree-case.ts'
import { diceFor } from './dice.ts'
import { inflate } from './inflate.ts'
import { caseWith } from './large-case.ts'
import { LARGE_FLAVOURS } from './large-flavours.ts'

/** A case of 12 to 40 courses in the way of one of the large flavours: too large for the brute force, quick for an integer solver. */
export function mediumCase(seed: number): DegreeCase {
  const dice = diceFor(seed)
  const knobs = dice.one(Object.values(LARGE_FLAVOURS))
  const degreeCase = caseWith(seed, {
    name: 'medium',
    knobs: {
      ...knobs,
      courses: dice.chance(0.8) ? dice.whole(12, 24) : dice.whole(24, 40),
      groups: dice.whole(2, 5),
      places: knobs.places.map((places) => Math.min(places, 2)),
      rules: dice.whole(2, 8),
      oldCodes: Math.ceil(knobs.oldCodes / 3),
      situation: Math.ceil(knobs.situation / 3),
      scores: dice.whole(12, 36),
    },
  })
  return dice.chance(0.25) ? inflate(degreeCase) : degreeCase
}
