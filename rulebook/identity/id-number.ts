import { parseDay } from '../beijing-time.ts'
import type { IdType } from './id-type.ts'

export type IdNumberVerdict = 'ok' | 'length' | 'characters' | 'region' | 'birth_date' | 'checksum'

// GB 11643-1999: weights 2^(17-i) mod 11; the check character makes the sum congruent to 1 (ISO 7064 MOD 11-2).
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHECKS = '10X98765432'
const ZERO = '0'.charCodeAt(0)
// GB/T 2260: the provinces. Residents of 81–83 (Hong Kong, Macao, Taiwan) hold another document.
const PROVINCES = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])/
// 港澳台居民居住证申领发放办法 (2018): the address code is one of three.
const HK_MO_TW = /^8[123]0000/
// The card of December 2023 begins with 9.
const FOREIGNER = /^9/
const EIGHTEEN = /^\d{17}[\dX]$/
const FIFTEEN = /^\d{15}$/

/**
 * Judges whether a normalised number is valid for its document; otherwise names the first fault, in the order length,
 * characters, region, birth date, check character (LOG-01; GB 11643-1999). Passports and officer's cards differ by issuer
 * and year, so only their length and characters are judged.
 */
export function judgeIdNumber(type: IdType, number: string): IdNumberVerdict {
  switch (type) {
    case 'resident_id':
      return number.length === 15 ? judgeLegacy(number) : judgeEighteen(number, PROVINCES)
    case 'hk_mo_tw_residence':
      return judgeEighteen(number, HK_MO_TW)
    case 'foreigner_pr':
      return judgeForeigner(number)
    case 'passport':
    case 'officer':
      return judgeFree(type, number)
    default:
      return type satisfies never
  }
}

/** The date in an 18- or 15-digit number, `YYYY-MM-DD` of 1900 to 2099; undefined when it holds none. */
export function birthDateOf(number: string): string | undefined {
  const legacy = FIFTEEN.test(number)
  if (!legacy && !EIGHTEEN.test(number)) return undefined
  const digits = legacy ? `19${number.slice(6, 12)}` : number.slice(6, 14)
  if (!/^(19|20)/.test(digits)) return undefined
  return parseDay(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`)
}

/** From the order code of an 18- or 15-digit number: odd is male, even is female (GB 11643-1999). */
export function genderOf(number: string): 'male' | 'female' | undefined {
  const digit = EIGHTEEN.test(number) ? number[16] : FIFTEEN.test(number) ? number[14] : undefined
  if (digit === undefined) return undefined
  return Number(digit) % 2 === 1 ? 'male' : 'female'
}

/** Seventeen digits with their check character (GB 11643-1999). Throws on anything else: a bug of the caller. */
export function withChecksum(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('A check character needs seventeen digits')
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * (first17.charCodeAt(place) - ZERO), 0)
  return first17 + CHECKS[sum % 11]
}

/** LOG-02: the last six characters of a normalised number, letters in upper case. Public knowledge: it opens an activation only. */
export function initialPasswordOf(number: string): string {
  return number.slice(-6).toUpperCase()
}

function judgeEighteen(number: string, region: RegExp): IdNumberVerdict {
  if (number.length !== 18) return 'length'
  if (!EIGHTEEN.test(number)) return 'characters'
  if (!region.test(number)) return 'region'
  if (birthDateOf(number) === undefined) return 'birth_date'
  return withChecksum(number.slice(0, 17)) === number ? 'ok' : 'checksum'
}

/** Old records hold the 15 digits issued until 1999: no check character, years of the 1900s. */
function judgeLegacy(number: string): IdNumberVerdict {
  if (!FIFTEEN.test(number)) return 'characters'
  if (!PROVINCES.test(number)) return 'region'
  return birthDateOf(number) === undefined ? 'birth_date' : 'ok'
}

/** Since December 2023 eighteen digits that begin with 9; before, three letters and twelve digits. */
function judgeForeigner(number: string): IdNumberVerdict {
  if (number.length === 15) return /^[A-Z]{3}\d{12}$/.test(number) ? 'ok' : 'characters'
  return judgeEighteen(number, FOREIGNER)
}

function judgeFree(type: 'passport' | 'officer', number: string): IdNumberVerdict {
  if (number.length < 5 || number.length > 20) return 'length'
  const allowed = type === 'passport' ? /^[A-Z0-9]+$/ : /^[\p{Script=Han}A-Z0-9]+$/u
  return allowed.test(number) ? 'ok' : 'characters'
}
