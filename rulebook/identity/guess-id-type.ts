import type { IdType } from './id-type.ts'

// In this order: the first that fits is the guess.
const SHAPES: readonly (readonly [RegExp, IdType])[] = [
  [/^8[123]0000\d{11}[\dX]$/, 'hk_mo_tw_residence'],
  [/^9\d{16}[\dX]$/, 'foreigner_pr'],
  [/^[A-Z]{3}\d{12}$/, 'foreigner_pr'],
  [/^\d{17}[\dX]$/, 'resident_id'],
  [/^\d{15}$/, 'resident_id'],
  [/\p{Script=Han}/u, 'officer'],
  // ICAO Doc 9303: nine characters at most. Nine digits alone are some countries' passports.
  [/^(?=.*[A-Z])[A-Z0-9]{5,9}$/, 'passport'],
  [/^\d{9}$/, 'passport'],
]

/**
 * Guesses the document of a normalised number from its shape, for a form with one field (LOG-01). Undefined when the shape
 * fits no document. The guess is no verdict: `judgeIdNumber` gives one.
 */
export function guessIdType(number: string): IdType | undefined {
  return SHAPES.find(([shape]) => shape.test(number))?.[1]
}
