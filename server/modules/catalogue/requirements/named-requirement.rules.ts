import type { Requirement } from '#rulebook/degree/degree-case.ts'

/** A requirement with the names of its groups, as the plan's text calls them: the same tree as the audit's. */
export type NamedRequirement =
  | { course: string }
  | { name?: string; all: readonly NamedRequirement[] }
  | { name?: string; choose: NamedChoice }

export interface NamedChoice {
  atLeast: number
  minCredits?: number
  of: readonly NamedRequirement[]
}

/** The tree without names, as the exchange format has it. */
export function plainRequirement(named: NamedRequirement): Requirement {
  if ('course' in named) return { course: named.course }
  if ('all' in named) return { all: named.all.map(plainRequirement) }
  const { atLeast, minCredits, of: members } = named.choose
  return {
    choose: {
      atLeast,
      ...(minCredits === undefined ? {} : { minCredits }),
      of: members.map(plainRequirement),
    },
  }
}

/** The courses of a tree, each once, in the order in which they stand. */
export function coursesIn(named: NamedRequirement | Requirement): string[] {
  return [...new Set(leavesOf(named))]
}

/** The leaves of a tree in order; a course that stands in several places is several leaves. */
export function leavesOf(named: NamedRequirement | Requirement): string[] {
  if ('course' in named) return [named.course]
  return ('all' in named ? named.all : named.choose.of).flatMap(leavesOf)
}
