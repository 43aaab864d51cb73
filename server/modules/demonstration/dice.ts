/** Repeatable chance, so that the demonstration is the same each time it is made. */
export interface Dice {
  /** From 0 to just below 1. */
  roll(): number
  below(limit: number): number
  pick<T>(from: readonly T[]): T
}

/** Makes dice that always give the same results for the same seed (mulberry32). */
export function createDice(seed: number): Dice {
  let state = seed
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return {
    roll,
    below: (limit) => Math.floor(roll() * limit),
    pick(from) {
      const picked = from[Math.floor(roll() * from.length)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
  }
}
