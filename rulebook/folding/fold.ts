import type { FoldKind } from '#contracts/fold-kind.ts'
import { FOLDING } from './folding-table.ts'

/** A text of that kind as it is kept or compared, whichever way it was typed, pasted or imported (EVI-07). */
export function fold(kind: FoldKind, text: string): string {
  return FOLDING[kind].reduce((folded, step) => step(folded), text)
}
