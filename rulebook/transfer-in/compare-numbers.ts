import { birthDateOf } from '../identity/id-number.ts'
import { toEighteen } from '../identity/legacy-number.ts'

const MOST_SLIPS = 2

export interface NumberLikeness {
  isSame: boolean
  /** Characters written wrongly, left out, added or swapped. */
  slips: number
  isSameBirthday: boolean
}

/** Compares two normalised numbers, fifteen digits as their eighteen. */
export function compareNumbers(one: string, other: string): NumberLikeness {
  const [a, b] = [toEighteen(one) ?? one, toEighteen(other) ?? other]
  const bornOn = birthDateOf(a)
  return {
    isSame: a === b,
    slips: slipsBetween(a, b),
    isSameBirthday: bornOn !== undefined && bornOn === birthDateOf(b),
  }
}

/**
 * TRI-01: whether two numbers that differ may still be one person's, so that staff look at both: the same day of birth, or at most two
 * characters written wrongly, left out, added or swapped. Numbers of two kinds of document say nothing about each other.
 */
export function isNearNumber(one: string, other: string): boolean {
  const { slips, isSameBirthday } = compareNumbers(one, other)
  return isSameBirthday || slips <= MOST_SLIPS
}

/** The distance of Damerau and Levenshtein, with swaps of neighbours. */
function slipsBetween(a: string, b: string): number {
  let [beforeLast, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (isSame ? 0 : 1),
        swapped ? (beforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    ;[beforeLast, last] = [last, row]
  }
  return last[b.length] ?? 0
}
