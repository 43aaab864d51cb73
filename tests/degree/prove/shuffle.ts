import type { DegreeCase, DegreeCourse, Requirement } from '#rulebook/degree/degree-case.ts'
import type { Dice } from '../generate/dice.ts'

/** The same case with every list in another order. */
export function shuffleCase(dice: Dice, degreeCase: DegreeCase): DegreeCase {
  const { plan, record, substitutions } = degreeCase
  const { local } = plan
  return {
    ...degreeCase,
    plan: {
      ...plan,
      courses: dice.shuffle(plan.courses),
      requires: shuffleTree(dice, plan.requires),
      situations: dice.shuffle(plan.situations).map((situation) => ({
        ...situation,
        courses: dice.shuffle<DegreeCourse>(situation.courses),
        requires: shuffleTree(dice, situation.requires),
      })),
      local: local === null ? null : { ...local, named: dice.shuffle(local.named) },
    },
    substitutions: dice
      .shuffle(substitutions)
      .map((rule) => ({ ...rule, old: dice.shuffle(rule.old), new: dice.shuffle(rule.new) })),
    record: { ...record, scores: dice.shuffle(record.scores) },
  }
}

function shuffleTree(dice: Dice, tree: Requirement): Requirement {
  if ('course' in tree) return tree
  if ('all' in tree) return { all: dice.shuffle(tree.all).map((member) => shuffleTree(dice, member)) }
  const { choose } = tree
  return { choose: { ...choose, of: dice.shuffle(choose.of).map((member) => shuffleTree(dice, member)) } }
}
