import { birthDateOf, judgeIdNumber, withChecksum } from './id-number.ts'

const CENTURY = '19'

/**
 * The eighteen digits of a normalised fifteen-digit number: the century, always 19, is put in and the check
 * character added (GB 11643-1999). An eighteen-digit resident number comes back as it is; undefined of all else.
 */
export function toEighteen(number: string): string | undefined {
  if (judgeIdNumber('resident_id', number) !== 'ok') return undefined
  return number.length === 18 ? number : withChecksum(number.slice(0, 6) + CENTURY + number.slice(6))
}

/**
 * The fifteen-digit form of a resident number, which was issued until 1999. Undefined for other documents, and for holders
 * born too late for a fifteen-digit number.
 */
export function toFifteen(number: string): string | undefined {
  const eighteen = toEighteen(number)
  return eighteen === undefined ? undefined : fifteenOf(eighteen)
}

/**
 * Every form under which a normalised number may stand on record, the typed one first: old records hold fifteen
 * digits while their owner now types eighteen, or the other way round (LOG-01). At most two, never none.
 */
export function formsOfIdNumber(number: string): string[] {
  const eighteen = toEighteen(number)
  if (eighteen === undefined) return [number]
  const forms = [number, eighteen, fifteenOf(eighteen)].filter((form) => form !== undefined)
  return [...new Set(forms)]
}

/** Whether two normalised numbers are one person's, the fifteen-digit form counting as its eighteen (LOG-01). */
export function sameIdNumber(a: string, b: string): boolean {
  return (toEighteen(a) ?? a) === (toEighteen(b) ?? b)
}

function fifteenOf(eighteen: string): string | undefined {
  if (!birthDateOf(eighteen)?.startsWith(CENTURY)) return undefined
  return eighteen.slice(0, 6) + eighteen.slice(8, 17)
}
