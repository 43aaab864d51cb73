import type { DegreeCase } from '#rulebook/degree/degree-case.ts'
import { type Dice, diceFor } from '../generate/dice.ts'
import { oddLargeCase } from '../generate/odd-knobs.ts'
import type { Audit } from './properties.ts'
import { worsen } from './worsen.ts'

export interface SlowCase {
  milliseconds: number
  isUndetermined: boolean
  degreeCase: DegreeCase
}

/**
 * Looks for large cases that take long: odd ones by seed, and the slowest ones changed a little, again and again. Gives the slowest, and
 * every undetermined one.
 */
export function searchSlow(
  audit: Audit,
  { seed, until, now }: { seed: number; until: number; now: () => number },
): { tried: number; slowest: SlowCase[]; undetermined: SlowCase[] } {
  const dice = diceFor(seed)
  let slowest: SlowCase[] = []
  const undetermined: SlowCase[] = []
  let tried = 0
  for (; now() < until; tried += 1) {
    const degreeCase = nextCase(dice, slowest, `slow-${seed}-${tried}`)
    const timed = timeAudit(audit, degreeCase, now)
    if (timed.isUndetermined) undetermined.push(timed)
    slowest = [...slowest, timed].sort((one, other) => other.milliseconds - one.milliseconds).slice(0, 12)
  }
  return { tried, slowest, undetermined }
}

function nextCase(dice: Dice, slowest: readonly SlowCase[], id: string): DegreeCase {
  const from = slowest.length > 0 && dice.chance(0.6) ? dice.one(slowest).degreeCase : undefined
  const next = from === undefined ? oddLargeCase(dice.whole(1, 2 ** 31 - 1)) : worsen(dice, from)
  return { ...next, id }
}

/** The better of three, when it is slow enough to look again: the machine may have been busy. */
export function timeAudit(audit: Audit, degreeCase: DegreeCase, now: () => number): SlowCase {
  const once = () => {
    const from = now()
    const { verdict } = audit(degreeCase)
    return { milliseconds: now() - from, isUndetermined: verdict === 'undetermined' }
  }
  const first = once()
  if (first.milliseconds < 10) return { ...first, degreeCase }
  const milliseconds = Math.min(first.milliseconds, once().milliseconds, once().milliseconds)
  return { ...first, milliseconds, degreeCase }
}
