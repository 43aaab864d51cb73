import type { DegreeCourse, Substitution } from '#rulebook/degree/degree-case.ts'
import type { Dice } from './dice.ts'
import type { Knobs } from './large-flavours.ts'

/** Rules that overlap in what they use and in what they meet. */
export function largeRules(
  dice: Dice,
  { courses, knobs }: { courses: readonly DegreeCourse[]; knobs: Knobs },
): Substitution[] {
  const old = Array.from({ length: knobs.oldCodes }, (_, place) => String(20_000 + place))
  const plan = [...new Set(courses.map(({ code }) => code))]
  return Array.from({ length: knobs.rules }, (_, place) => {
    const width = dice.whole(1, knobs.ruleWidth)
    const fromPlan = dice.some(plan, Math.round(width * knobs.oldInPlan))
    const codes = [...fromPlan, ...dice.some(old, width - fromPlan.length)]
    return {
      id: `r${place}`,
      old: codes,
      new: dice.some(plan, dice.whole(1, knobs.ruleWidth)),
      needs: {
        atLeast: dice.whole(1, Math.max(1, codes.length - 1)),
        minCredits: dice.chance(0.5) ? 0 : dice.whole(1, 3 * codes.length),
      },
      passedBefore: dice.chance(knobs.dated) ? '2026-01-01' : null,
      appliesFrom: '2026-01-01',
      appliesTo: null,
      exempted: dice.chance(0.6),
    }
  })
}
