import type { RuleAdvice } from '#contracts/filed.ts'

/** An application as the rules look at it: what has to be the same of all that are decided together (REV-07). */
export interface RuleLook {
  id: string
  level: number
  verdict: RuleAdvice['verdict']
  /** The rules' own words, which name the rule that speaks. */
  reasons: readonly string[]
  evidenceTypes: readonly string[]
  /** The same number or the same picture was filed elsewhere as well (REV-08). */
  hasClue: boolean
  /** It rests: whoever let it rest had a reason, which is read one by one (REV-10). */
  isHeld: boolean
}

/** Why an application is not decided together with the others. */
export type Oddness = 'clue' | 'held' | 'not_supported' | 'level' | 'verdict' | 'evidence' | 'rule'

/** REV-07: equal for applications that are alike for the rules; undefined: alike to none, to be looked at by itself. */
export function likeness(look: RuleLook): string | undefined {
  if (look.hasClue || look.isHeld) return undefined
  const { level, verdict, reasons, evidenceTypes } = look
  return JSON.stringify([level, verdict, [...reasons].sort(), [...evidenceTypes].sort()])
}

/**
 * REV-07: the odd ones among several that are to be decided together, each with why; none: they are alike. What most of them
 * are is the measure. Only what the rules support is approved together: anything else takes somebody's own judgement.
 */
export function oddOnes(
  looks: readonly RuleLook[],
  verdict: 'approve' | 'reject',
): { id: string; why: Oddness }[] {
  const measure = commonest(looks)
  return looks.flatMap((look) => {
    const why = oddnessOf(look, { measure, verdict })
    return why ? [{ id: look.id, why }] : []
  })
}

function oddnessOf(
  look: RuleLook,
  { measure, verdict }: { measure: RuleLook | undefined; verdict: 'approve' | 'reject' },
): Oddness | undefined {
  if (look.hasClue) return 'clue'
  if (look.isHeld) return 'held'
  if (verdict === 'approve' && look.verdict !== 'supported') return 'not_supported'
  if (!measure || likeness(look) === likeness(measure)) return undefined
  if (look.level !== measure.level) return 'level'
  if (look.verdict !== measure.verdict) return 'verdict'
  return [...look.evidenceTypes].sort().join() === [...measure.evidenceTypes].sort().join()
    ? 'rule'
    : 'evidence'
}

/** One of those that most are alike to; the first of them where two kinds are as many. */
function commonest(looks: readonly RuleLook[]): RuleLook | undefined {
  const groups = new Map<string, RuleLook[]>()
  for (const look of looks) {
    const key = likeness(look)
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), look])
  }
  const [most] = [...groups.values()].sort((a, b) => b.length - a.length)
  return most?.[0]
}
