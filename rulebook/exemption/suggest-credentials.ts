import { type ExemptionRule, type RuleContext, rulesFor } from './exemption-rule.ts'
import { wordsOfCondition } from './exemption-words.ts'

export interface Suggestion {
  /** The types of credential that are needed, for the form to offer first. */
  types: string[]
  text: string
  source: string
  together: string[]
}

/** EXM-04: which credentials would exempt a course, rule by rule; empty when no rule speaks of it. */
export function suggestCredentials(
  course: string,
  { rules, context }: { rules: readonly ExemptionRule[]; context: RuleContext },
): Suggestion[] {
  return (
    rulesFor(rules, context)
      .filter(({ kind, courses }) => kind === 'exempts' && courses.includes(course))
      // What needs the fewest papers first.
      .sort((a, b) => a.conditions.length - b.conditions.length)
      .map((rule) => ({
        types: [...new Set(rule.conditions.flatMap(({ types }) => types))],
        text: rule.conditions.map(wordsOfCondition).join('，并须提供'),
        source: rule.source,
        together: (rule.together ?? []).filter((one) => one !== course),
      }))
  )
}
