import type { DegreeCase, Substitution } from '#rulebook/degree/degree-case.ts'
import type { Pass } from './passes.ts'

/** A rule in force, and every set of passes that one application of it may use. */
export interface Applications {
  rule: Substitution
  sets: readonly (readonly Pass[])[]
}

/** What each rule in force on the day may use out of the passes (§3). */
export function applicationsOf({ substitutions, on }: DegreeCase, passes: readonly Pass[]): Applications[] {
  return substitutions
    .filter((rule) => isInForce(rule, on))
    .map((rule) => ({ rule, sets: setsOf(rule, passes) }))
}

export function isInForce({ appliesFrom, appliesTo }: Substitution, on: string): boolean {
  return (appliesFrom === null || appliesFrom <= on) && (appliesTo === null || on <= appliesTo)
}

function setsOf(rule: Substitution, passes: readonly Pass[]): Pass[][] {
  const candidates = passes.filter(({ score }) => isAccepted(rule, score))
  let sets: Pass[][] = [[]]
  for (const code of rule.old) {
    const ofCode = candidates.filter(({ score }) => score.course === code)
    sets = sets.flatMap((set) => [set, ...ofCode.map((pass) => [...set, pass])])
  }
  return sets.filter((set) => isMinimal(rule, set))
}

/** Whether the dates and the kind of the score fit the rule. */
export function isAccepted({ passedBefore, exempted }: Substitution, score: Pass['score']): boolean {
  if (passedBefore !== null && score.passedOn >= passedBefore) return false
  return exempted || !('exempted' in score.outcome)
}

/** Enough, and none could be left out. */
export function isMinimal(rule: Substitution, set: readonly Pass[]): boolean {
  return (
    isEnough(rule, set) &&
    set.every(
      (pass) =>
        !isEnough(
          rule,
          set.filter((other) => other !== pass),
        ),
    )
  )
}

function isEnough({ needs }: Substitution, set: readonly Pass[]): boolean {
  const credits = set.reduce((sum, { score }) => sum + score.credits, 0)
  return set.length >= needs.atLeast && credits >= (needs.minCredits ?? 0)
}
