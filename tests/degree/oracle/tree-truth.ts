import type { Requirement } from '#rulebook/degree/degree-case.ts'
import { leavesIn } from './courses-to-meet.ts'

/** Whether the tree is true for the met courses when each is counted at one place, whichever helps (§4.1). */
export function canBeTrue(
  tree: Requirement,
  met: ReadonlySet<string>,
  creditsOf: (code: string) => number,
): boolean {
  const leaves = leavesIn(tree)
  let choices: (readonly number[])[] = [[]]
  for (const code of met) {
    const places = leaves.flatMap((leaf, place) => (leaf === code ? [place] : []))
    if (places.length > 0) choices = choices.flatMap((choice) => places.map((place) => [...choice, place]))
  }
  return choices.some((choice) => judge(tree, { counted: new Set(choice), creditsOf, next: 0 }).isTrue)
}

interface Judging {
  /** The places of the leaves where a met course is counted. */
  counted: ReadonlySet<number>
  creditsOf: (code: string) => number
  /** The place of the next leaf from the left. */
  next: number
}

function judge(tree: Requirement, judging: Judging): { isTrue: boolean; credits: number } {
  if ('course' in tree) {
    const isCounted = judging.counted.has(judging.next)
    judging.next += 1
    return { isTrue: isCounted, credits: isCounted ? judging.creditsOf(tree.course) : 0 }
  }
  const members = ('all' in tree ? tree.all : tree.choose.of).map((member) => judge(member, judging))
  const credits = members.reduce((sum, member) => sum + member.credits, 0)
  if ('all' in tree) return { isTrue: members.every(({ isTrue }) => isTrue), credits }
  const { atLeast, minCredits = 0 } = tree.choose
  const enough = members.filter(({ isTrue }) => isTrue).length >= atLeast
  return { isTrue: enough && credits >= minCredits, credits }
}
