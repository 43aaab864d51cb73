import { toEighteen } from '#rulebook/identity/legacy-number.ts'

const HOUR_MS = 3600_000

/**
 * LOG-09: how many tries of the public initial password are admitted without a 准考证号, successful ones included: from one
 * network, at numbers that begin alike, and in all. `proof` counts wrong second proofs in activations: it closes nothing,
 * because the owner would be closed out with the stranger, and raises the alert only.
 */
export const TRIES = {
  network: { most: 20, windowMs: HOUR_MS },
  prefix: { most: 60, windowMs: HOUR_MS },
  all: { most: 300, windowMs: HOUR_MS },
  proof: { most: 100, windowMs: HOUR_MS },
} as const

export type TriesKind = keyof typeof TRIES

/**
 * What numbers tried one after the other have in common: the region and year of birth of an identity number, whichever form
 * was typed; the first three characters of another document's number.
 */
export function prefixOf(number: string): string {
  const eighteen = toEighteen(number) ?? number
  return eighteen.slice(0, Math.max(3, eighteen.length - 8))
}
