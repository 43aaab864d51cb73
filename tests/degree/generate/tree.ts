import type { Requirement } from '#rulebook/degree/degree-case.ts'
import type { Dice } from './dice.ts'

export interface Leaf {
  code: string
  credits: number
}

/** A tree over the leaves, in their order: groups of groups, most of them reachable, some of them contradictory. */
export function growTree(dice: Dice, leaves: readonly Leaf[], levels: number): Requirement {
  const [first, ...rest] = leaves
  if (first === undefined) return dice.chance(0.5) ? { all: [] } : choose(dice, [], [])
  if (rest.length === 0 && (levels === 0 || dice.chance(0.85))) return { course: first.code }
  const parts = split(dice, leaves)
  const members =
    levels === 0
      ? leaves.map(({ code }) => ({ course: code }))
      : parts.map((part) => growTree(dice, part, levels - 1))
  if (dice.chance(hasTwice(leaves) ? 0.1 : 0.35)) return { all: members }
  return choose(dice, members, leaves)
}

function choose(dice: Dice, members: Requirement[], leaves: readonly Leaf[]): Requirement {
  const total = leaves.reduce((sum, { credits }) => sum + credits, 0)
  const atLeast = dice.chance(0.02) ? members.length + 1 : dice.whole(0, dice.whole(0, members.length))
  const share = dice.one([0, 0, 0.3, 0.4, 0.5, 0.7, 0.9])
  const minCredits = dice.chance(0.02) ? total + 0.5 : Math.round(total * share * 2) / 2
  const asks = minCredits === 0 && dice.chance(0.5) ? { atLeast } : { atLeast, minCredits }
  return { choose: { ...asks, of: members } }
}

/** A course at two places of the tree cannot make both true. */
function hasTwice(leaves: readonly Leaf[]): boolean {
  return new Set(leaves.map(({ code }) => code)).size < leaves.length
}

function split(dice: Dice, leaves: readonly Leaf[]): Leaf[][] {
  const count = Math.min(leaves.length, dice.whole(1, 3))
  const parts: Leaf[][] = Array.from({ length: count }, () => [])
  for (const leaf of leaves) parts[dice.whole(0, count - 1)]?.push(leaf)
  return dice.chance(0.05) ? parts : parts.filter((part) => part.length > 0)
}
