/** Chance that a run can be given once more: the same seed, the same throws (mulberry32). */
export interface Dice {
  /** From 0 to just below 1. */
  roll(): number
  pick<T>(from: readonly [T, ...T[]]): T
}

/** Makes dice of a seed. */
export function createDice(seed: number): Dice {
  let state = seed
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return { roll, pick: (from) => from[Math.floor(roll() * from.length)] ?? from[0] }
}
