import { randomInt } from 'node:crypto'

/** The order of the tests: that of an earlier run, to see the same again, or a new one. */
export function chooseSeed(chosen: string | undefined): number {
  const seed = Number(chosen)
  return chosen !== undefined && Number.isSafeInteger(seed) && seed > 0 ? seed : randomInt(1, 1_000_000)
}
