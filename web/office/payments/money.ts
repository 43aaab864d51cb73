import { fen, yuanOf } from '#rulebook/money/fen.ts'

/** An amount as the desk's columns show it, in yuan; the column says the unit. */
export function yuan(amount: number): string {
  return yuanOf(fen(amount))
}
