import type { FoldKind } from '#contracts/fold-kind.ts'
import { FOLDING } from './folding-table.ts'
import { type FoldStep, LEAVES_PLAIN } from './steps.ts'

/** Digits, capital letters, and the characters of nearly every Chinese name. */
const PLAIN = /^[0-9A-Z\u4E00-\u9FFF]*$/

/** The steps of each kind that can change such a text: most cells of a file of thousands of rows are nothing else. */
const OF_PLAIN: ReadonlyMap<string, readonly FoldStep[]> = new Map(
  Object.entries(FOLDING).map(([kind, steps]) => [kind, steps.filter((step) => !LEAVES_PLAIN.has(step))]),
)

/** A text of that kind as it is kept or compared, whichever way it was typed, pasted or imported (EVI-07). */
export function fold(kind: FoldKind, text: string): string {
  const steps = (PLAIN.test(text) ? OF_PLAIN.get(kind) : undefined) ?? FOLDING[kind]
  return steps.reduce((folded, step) => step(folded), text)
}
