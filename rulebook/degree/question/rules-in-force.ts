import type { DegreeCase, Substitution } from '../degree-case.ts'
import { isInForce } from '../in-force.ts'
import type { AskedCourse, Pass, Rule, Supply } from './question.ts'

/** The substitutions in force on the day of the question, each with what it can use and what it can meet (AUD-02). */
export function rulesInForce(
  { substitutions, on }: DegreeCase,
  {
    courses,
    supplies,
    numbers,
  }: {
    courses: readonly AskedCourse[]
    supplies: readonly Supply[]
    numbers: ReadonlyMap<string, number>
  },
): Rule[] {
  return substitutions
    .filter((substitution) => isInForce(substitution, on))
    .map((substitution) => ({
      id: substitution.id,
      atLeast: substitution.needs.atLeast,
      minCredits: (substitution.needs.minCredits ?? 0) * 2,
      old: substitution.old.flatMap((name) => {
        const code = numbers.get(name)
        const supply = code === undefined ? undefined : supplies[code]
        return code === undefined || supply === undefined ? [] : [usableOf(code, supply, substitution)]
      }),
      targets: targetsOf(substitution, courses),
    }))
}

function usableOf(code: number, supply: Supply, substitution: Substitution): Rule['old'][number] {
  const isFit = (pass: Pass): boolean => {
    const isEarly = substitution.passedBefore === null || pass.passedOn < substitution.passedBefore
    return isEarly && (substitution.exempted || !pass.isExempted)
  }
  const further = supply.further && isFit(supply.further) ? supply.further : undefined
  return { code, passes: supply.passes.filter(isFit), further }
}

/** The own-major courses, and those that stand nowhere in their tree, are never met by a substitution. */
function targetsOf({ new: names }: Substitution, courses: readonly AskedCourse[]): number[] {
  return courses.flatMap(({ name, ownMajor, places }, number) =>
    !ownMajor && places > 0 && names.includes(name) ? [number] : [],
  )
}
