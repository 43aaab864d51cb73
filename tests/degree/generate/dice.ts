/** Chance by a seed: the same seed gives the same throws on every machine. */
export interface Dice {
  chance(share: number): boolean
  /** A whole number, both ends inside. */
  whole(from: number, to: number): number
  one<T>(list: readonly T[]): T
  shuffle<T>(list: readonly T[]): T[]
  /** That many different members, or all when there are fewer, in the order of chance. */
  some<T>(list: readonly T[], count: number): T[]
}

export function diceFor(seed: number): Dice {
  const next = mulberry32(seed)
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const shuffle = <T>(list: readonly T[]): T[] => {
    const copy = [...list]
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const place = whole(0, last)
      const moved = copy[last] as T
      copy[last] = copy[place] as T
      copy[place] = moved
    }
    return copy
  }
  return {
    chance: (share) => next() < share,
    whole,
    one: (list) => {
      const member = list[whole(0, list.length - 1)]
      if (member === undefined) throw new RangeError('nothing to choose from')
      return member
    },
    shuffle,
    some: (list, count) => shuffle(list).slice(0, count),
  }
}

/** Tommy Ettinger's 32-bit generator, after a mix that parts neighbouring seeds. */
function mulberry32(seed: number): () => number {
  let state = Math.imul(seed ^ (seed >>> 16), 0x45d9f3b) ^ 0x9e3779b9
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
