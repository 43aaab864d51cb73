import { leavesOf, type NamedRequirement } from './named-requirement.rules.ts'

/** Above this many members of one choice the combinations are not counted. */
const MOST_MEMBERS = 40

type CreditsOf = (course: string) => number

/**
 * The least credits with which a requirement can be met, exact where no course stands in two places of it; undefined when no choice
 * of its members is enough.
 */
export function leastCredits(tree: NamedRequirement, creditsOf: CreditsOf): number | undefined {
  if ('course' in tree) return creditsOf(tree.course)
  if ('all' in tree) return sumOf(tree.all.map((inner) => leastCredits(inner, creditsOf)))
  const { atLeast, minCredits = 0, of: members } = tree.choose
  const least = members
    .map((inner) => leastCredits(inner, creditsOf))
    .filter((value): value is number => value !== undefined)
  if (least.length > MOST_MEMBERS) return undefined
  const sums = combinations(least, atLeast).filter((sum) => sum >= minCredits)
  return sums.length === 0 ? undefined : Math.min(...sums)
}

/** The most credits that the courses of a requirement can give. */
export function mostCredits(tree: NamedRequirement, creditsOf: CreditsOf): number {
  return [...new Set(leavesOf(tree))].reduce((sum, course) => sum + creditsOf(course), 0)
}

function sumOf(values: readonly (number | undefined)[]): number | undefined {
  return values.reduce<number | undefined>(
    (sum, value) => (sum === undefined || value === undefined ? undefined : sum + value),
    0,
  )
}

/** Every sum that at least so many of these values can have. */
function combinations(values: readonly number[], atLeast: number): number[] {
  let sums = new Map<string, { count: number; sum: number }>([['0 0', { count: 0, sum: 0 }]])
  for (const value of values) {
    const next = new Map(sums)
    for (const { count, sum } of sums.values()) {
      const taken = { count: Math.min(atLeast, count + 1), sum: sum + value }
      next.set(`${taken.count} ${taken.sum}`, taken)
    }
    sums = next
  }
  return [...sums.values()].filter(({ count }) => count >= atLeast).map(({ sum }) => sum)
}
