import type { Sum } from './zero-one-program.ts'

/** The most that a sum can be. */
export function largest({ factors }: Sum): number {
  return factors.reduce((sum, factor) => sum + Math.max(0, factor), 0)
}

/** The least that a sum can be. */
export function smallest({ factors }: Sum): number {
  return factors.reduce((sum, factor) => sum + Math.min(0, factor), 0)
}

/** A sum in a solution; 0 where there is none. */
export function valueIn(solution: ArrayLike<number> | undefined, { variables, factors }: Sum): number {
  return variables.reduce((sum, variable, at) => sum + (solution?.[variable] ?? 0) * (factors[at] ?? 0), 0)
}

/** The greatest whole number of which every factor is a multiple: sums differ by no less. */
export function grainOf({ factors }: Sum): number {
  const grain = factors.reduce((known, factor) => commonDivisor(known, Math.abs(factor)), 0)
  return grain === 0 ? 1 : grain
}

function commonDivisor(one: number, other: number): number {
  return other === 0 ? one : commonDivisor(other, one % other)
}
