import type { Requirement } from '#rulebook/degree/degree-case.ts'
import type { LinearModel, Sum } from './linear-model.ts'

interface Course {
  credits: number
  /** The ways in which it is met: one of them, or none. */
  meets: Sum
}

/** The tree true, each met course counted at one of its places (§4.1). */
export function requireTree(
  model: LinearModel,
  tree: Requirement,
  courses: ReadonlyMap<string, Course>,
): void {
  const placesOf = new Map<string, string[]>()
  const root = grow(tree)
  model.require([[1, root.isTrue]], '>=', 1)
  for (const [code, places] of placesOf) {
    const counted = places.map((place) => [1, place] as const)
    const met = (courses.get(code)?.meets ?? []).map(([factor, way]) => [-factor, way] as const)
    model.require([...counted, ...met], '<=', 0)
  }

  function grow(node: Requirement): { isTrue: string; credits: Sum } {
    const isTrue = model.choice()
    if ('course' in node) {
      placesOf.set(node.course, [...(placesOf.get(node.course) ?? []), isTrue])
      return { isTrue, credits: [[courses.get(node.course)?.credits ?? 0, isTrue]] }
    }
    const members = ('all' in node ? node.all : node.choose.of).map(grow)
    const credits = members.flatMap((member) => member.credits)
    const { atLeast, minCredits = 0 } = 'all' in node ? { atLeast: members.length } : node.choose
    model.require([...members.map((member) => [1, member.isTrue] as const), [-atLeast, isTrue]], '>=', 0)
    model.require([...credits, [-minCredits, isTrue]], '>=', 0)
    return { isTrue, credits }
  }
}
