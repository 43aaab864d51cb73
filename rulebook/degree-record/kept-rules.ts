import type { DegreeCase, Substitution } from '../degree/degree-case.ts'
import { isInForce } from '../degree/in-force.ts'

/**
 * The ids of the rules of 顶替 that were in force when a case was judged. For an application they stay in force until it is decided: how
 * long its review takes is nothing that a candidate could do about (AUD-09).
 */
export function idsInForce({ on, substitutions }: Pick<DegreeCase, 'on' | 'substitutions'>): Set<string> {
  return new Set(substitutions.filter((one) => isInForce(one, on)).map(({ id }) => id))
}

/** The rule, its end put off to the day of the verdict where it is kept and has ended before. */
export function keptUntil(
  rule: Substitution,
  { kept, on }: { kept: ReadonlySet<string> | undefined; on: string },
): Substitution {
  const hasEnded = rule.appliesTo !== null && rule.appliesTo < on
  return hasEnded && kept?.has(rule.id) ? { ...rule, appliesTo: on } : rule
}
