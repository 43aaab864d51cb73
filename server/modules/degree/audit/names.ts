import type { CourseName } from '#contracts/degree/degree-lines.ts'
import type { NamedRequirement, PlanToAudit } from '#modules/catalogue/public.ts'
import type { LinePart } from '#rulebook/progress/degree-line.ts'
import { placeBelow } from '#rulebook/progress/place-met-courses.ts'
import type { BuiltCase } from '../case/build-degree-case.ts'

/** The name of a course; a code that the catalogue does not have names itself. */
export type NameOf = (code: string) => CourseName

/** Every course that a case speaks of. */
export function coursesIn({ degreeCase, substitutions }: BuiltCase): string[] {
  const { plan, record } = degreeCase
  const codes = new Set([
    ...plan.courses.map(({ code }) => code),
    ...plan.situations.flatMap(({ courses }) => courses.map(({ code }) => code)),
    ...record.scores.map(({ course }) => course),
    ...substitutions.flatMap(({ rule }) => [...rule.old, ...rule.new]),
  ])
  return [...codes]
}

/** The names of a plan's groups, by the place of each in its tree. */
export function groupNames(
  { requires, situations }: PlanToAudit,
  situation: string | null,
): (part: LinePart, at: string) => string | undefined {
  const ofPlan = namesIn(requires)
  const picked = situations.find(({ id }) => id === situation)
  const ofSituation = picked ? namesIn(picked.requires) : new Map<string, string>()
  return (part, at) => (part === 'plan' ? ofPlan : ofSituation).get(at)
}

function namesIn(
  requirement: NamedRequirement,
  at = '',
  names = new Map<string, string>(),
): Map<string, string> {
  if ('course' in requirement) return names
  if (requirement.name !== undefined) names.set(at, requirement.name)
  const members = 'all' in requirement ? requirement.all : requirement.choose.of
  for (const [index, member] of members.entries())
    namesIn(member, placeBelow(requirement, { at, index }), names)
  return names
}
