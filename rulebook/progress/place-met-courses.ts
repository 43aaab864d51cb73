import type { Requirement } from '../degree/degree-case.ts'

/** A requirement with its truth, as the met courses make it. */
export interface JudgedNode {
  requirement: Requirement
  isTrue: boolean
  /** The credits of the met courses that are counted anywhere below. */
  credits: number
  members: readonly JudgedNode[]
}

/** What a tree is judged with. */
export interface TreeMeasure {
  met: ReadonlySet<string>
  creditsOf(course: string): number
}

const MOST_PLACEMENTS = 4096

/**
 * Judges a tree with every met course counted at one place of it. A course that stands at several places is counted where it
 * makes the tree true, else where most requirements become true; the places are tried in the tree's order, up to a bound.
 */
export function judgeTree(root: Requirement, measure: TreeMeasure): JudgedNode {
  const places = placesIn(root)
  const open = [...places].filter(([course, count]) => count > 1 && measure.met.has(course))
  let best: { node: JudgedNode; rank: number } | undefined
  let tried = 0
  for (const chosen of placements(open)) {
    const node = judge(root, measure, { chosen, seen: new Map() })
    const rank = (node.isTrue ? 1_000_000 : 0) + countTrue(node)
    if (best === undefined || rank > best.rank) best = { node, rank }
    tried += 1
    if (node.isTrue || tried >= MOST_PLACEMENTS) break
  }
  return best?.node ?? judge(root, measure, { chosen: new Map(), seen: new Map() })
}

/** How often each course stands in a tree. */
function placesIn(root: Requirement, places = new Map<string, number>()): Map<string, number> {
  if ('course' in root) places.set(root.course, (places.get(root.course) ?? 0) + 1)
  else for (const member of membersOf(root)) placesIn(member, places)
  return places
}

/** The members of a requirement, in order; a course has none. */
function membersOf(requirement: Requirement): readonly Requirement[] {
  if ('course' in requirement) return []
  return 'all' in requirement ? requirement.all : requirement.choose.of
}

/** The place of a member in the tree, in the words of the exchange format. */
export function placeBelow(
  requirement: Exclude<Requirement, { course: string }>,
  { at, index }: { at: string; index: number },
): string {
  const key = 'all' in requirement ? `all[${index}]` : `choose.of[${index}]`
  return at === '' ? key : `${at}.${key}`
}

function* placements(open: readonly (readonly [string, number])[]): Generator<ReadonlyMap<string, number>> {
  const [first, ...rest] = open
  if (first === undefined) return yield new Map()
  for (const chosen of placements(rest))
    for (let place = 0; place < first[1]; place += 1) yield new Map([...chosen, [first[0], place]])
}

interface Placing {
  /** At which of its places a course is counted; absent: at its first. */
  chosen: ReadonlyMap<string, number>
  /** How many places of a course were passed so far. */
  seen: Map<string, number>
}

function judge(requirement: Requirement, measure: TreeMeasure, placing: Placing): JudgedNode {
  if ('course' in requirement) {
    const { course } = requirement
    const place = placing.seen.get(course) ?? 0
    placing.seen.set(course, place + 1)
    const isTrue = measure.met.has(course) && place === (placing.chosen.get(course) ?? 0)
    return { requirement, isTrue, credits: isTrue ? measure.creditsOf(course) : 0, members: [] }
  }
  const members = membersOf(requirement).map((member) => judge(member, measure, placing))
  const credits = members.reduce((sum, member) => sum + member.credits, 0)
  const count = members.filter(({ isTrue }) => isTrue).length
  if ('all' in requirement) return { requirement, isTrue: count === members.length, credits, members }
  const { atLeast, minCredits = 0 } = requirement.choose
  return { requirement, isTrue: count >= atLeast && credits >= minCredits, credits, members }
}

function countTrue({ isTrue, members }: JudgedNode): number {
  return members.reduce((sum, member) => sum + countTrue(member), isTrue ? 1 : 0)
}
