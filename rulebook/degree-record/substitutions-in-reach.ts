import type { DegreeAnswer } from '../degree/degree-answer.ts'
import type { DegreeCase } from '../degree/degree-case.ts'

/** How many further old courses a rule may ask for: more is no help any more. */
const MOST_MISSING = 2

/** A rule that a few more passes of old courses would make usable. */
export interface SubstitutionInReach {
  rule: string
  missing: readonly string[]
}

/**
 * The rules of 顶替 for which old courses are still missing that are examined in a coming sitting, and which would meet a course
 * of the plan that is not met (AUD-05). Rules that only count passes of an earlier day are out of reach for good.
 */
export function substitutionsInReach(
  { substitutions, on, plan, record }: DegreeCase,
  { met, unusable }: Pick<DegreeAnswer, 'met' | 'unusable'>,
  examined: ReadonlySet<string>,
): SubstitutionInReach[] {
  const isUnusable = new Set(unusable.map(({ score }) => score))
  const passed = new Set(record.scores.filter(({ id }) => !isUnusable.has(id)).map(({ course }) => course))
  const isMet = new Set(met.map(({ course }) => course))
  const open = new Set(plan.courses.map(({ code }) => code).filter((code) => !isMet.has(code)))
  const planned = new Set(plan.courses.map(({ code }) => code))
  return substitutions.flatMap((rule) => {
    const isInForce = (rule.appliesFrom ?? '') <= on && on <= (rule.appliesTo ?? '9999')
    const isTooLate = rule.passedBefore !== null && rule.passedBefore <= on
    if (!isInForce || isTooLate || !rule.new.some((code) => open.has(code))) return []
    const lacking = rule.needs.atLeast - rule.old.filter((code) => passed.has(code)).length
    // A course of the plan itself is no way around the plan: the audit looks at it anyway.
    const missing = rule.old.filter((code) => !passed.has(code) && !planned.has(code) && examined.has(code))
    if (lacking < 1 || lacking > MOST_MISSING || missing.length < lacking) return []
    return [{ rule: rule.id, missing: missing.slice(0, lacking) }]
  })
}
