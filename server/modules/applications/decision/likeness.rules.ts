import type { RuleAdvice } from '#contracts/filed.ts'

/** An application as the rules see it. Applications that are decided together must agree in all of this (REV-07). */
export interface RuleLook {
  id: string
  level: number
  verdict: RuleAdvice['verdict']
  /** The rules' own words, which name the rule that applies. */
  reasons: readonly string[]
  evidenceTypes: readonly string[]
  /** Whether the same number or the same picture was filed in another application (REV-08). */
  hasClue: boolean
  /** Whether the application is on hold. A hold has a reason, which a reviewer has to read one by one (REV-10). */
  isHeld: boolean
}

/** Why an application cannot be decided together with the others. */
export type Oddness = 'clue' | 'held' | 'not_supported' | 'level' | 'verdict' | 'evidence' | 'rule'

/**
 * REV-07: a key that is equal for applications that the rules treat alike; undefined when the application has to be
 * looked at by itself.
 */
export function likeness(look: RuleLook): string | undefined {
  if (look.hasClue || look.isHeld) return undefined
  const { level, verdict, reasons, evidenceTypes } = look
  return JSON.stringify([level, verdict, [...reasons].sort(), [...evidenceTypes].sort()])
}

/**
 * REV-07: finds the applications that cannot be decided together with the rest, each with the reason; an empty list
 * means that all are alike. The largest group of alike applications sets the measure. Only applications that the rules
 * support may be approved together, because any other approval needs a reviewer's own judgement.
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

/** An application of the largest group of alike ones; of the first group when two are equally large. */
function commonest(looks: readonly RuleLook[]): RuleLook | undefined {
  const groups = new Map<string, RuleLook[]>()
  for (const look of looks) {
    const key = likeness(look)
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), look])
  }
  const [most] = [...groups.values()].sort((a, b) => b.length - a.length)
  return most?.[0]
}
