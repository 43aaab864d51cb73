import { foldWidth } from '../fold-width.ts'
import type { IdType } from './id-type.ts'

export type IdNumberVerdict = 'ok' | 'length' | 'characters' | 'region' | 'birth_date' | 'checksum'

// GB 11643-1999: weights 2^(17-i) mod 11; the check character makes the sum congruent to 1 (ISO 7064 MOD 11-2).
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHECKS = '10X98765432'
const HK_MO_TW = new Set(['810000', '820000', '830000'])

/** A typed number as it is stored: full-width folded, spaces and separators dropped, letters in upper case. */
export function normalizeIdNumber(text: string): string {
  return foldWidth(text)
    .replaceAll(/[\s·-]/g, '')
    .toUpperCase()
}

/** Whether a normalised number can be one of that document; otherwise what is wrong with it first. */
export function judgeIdNumber(type: IdType, number: string): IdNumberVerdict {
  switch (type) {
    case 'resident_id':
      return number.length === 15 ? judgeLegacy(number) : judgeEighteen(number)
    case 'hk_mo_tw_residence':
      if (number.length === 18 && !HK_MO_TW.has(number.slice(0, 6))) return 'region'
      return judgeEighteen(number)
    case 'foreigner_pr':
      return judgeForeigner(number)
    case 'passport':
    case 'officer':
      return judgeFree(type, number)
    default:
      return type satisfies never
  }
}

/** The date in an 18- or 15-digit number, `YYYY-MM-DD`; undefined when it holds none. */
export function birthDateOf(number: string): string | undefined {
  const digits = /^\d{17}[\dX]$/.test(number)
    ? number.slice(6, 14)
    : /^\d{15}$/.test(number)
      ? `19${number.slice(6, 12)}`
      : undefined
  if (!digits) return undefined
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  return isRealDate(day) ? day : undefined
}

/** From the order code: odd is male, even is female. */
export function genderOf(number: string): 'male' | 'female' | undefined {
  const digit = /^\d{17}[\dX]$/.test(number) ? number[16] : /^\d{15}$/.test(number) ? number[14] : undefined
  if (digit === undefined) return undefined
  return Number(digit) % 2 === 1 ? 'male' : 'female'
}

/** Seventeen digits with their check character. */
export function withChecksum(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(first17[place]), 0)
  return first17 + CHECKS[sum % 11]
}

/** LOG-02: the last six characters, letters in upper case. Public knowledge: it opens an activation only. */
export function initialPasswordOf(number: string): string {
  return number.slice(-6).toUpperCase()
}

function judgeEighteen(number: string): IdNumberVerdict {
  if (number.length !== 18) return 'length'
  if (!/^\d{17}[\dX]$/.test(number)) return 'characters'
  if (birthDateOf(number) === undefined) return 'birth_date'
  return withChecksum(number.slice(0, 17)) === number ? 'ok' : 'checksum'
}

/** Old records hold the 15 digits issued until 1999: no check character, years of the 1900s. */
function judgeLegacy(number: string): IdNumberVerdict {
  if (!/^\d{15}$/.test(number)) return 'characters'
  return birthDateOf(number) === undefined ? 'birth_date' : 'ok'
}

/** Since December 2023 eighteen digits that begin with 9; before, three letters and twelve digits. */
function judgeForeigner(number: string): IdNumberVerdict {
  if (number.length === 15) return /^[A-Z]{3}\d{12}$/.test(number) ? 'ok' : 'characters'
  if (number.length === 18 && !number.startsWith('9')) return 'region'
  return judgeEighteen(number)
}

function judgeFree(type: 'passport' | 'officer', number: string): IdNumberVerdict {
  if (number.length < 5 || number.length > 20) return 'length'
  const allowed = type === 'passport' ? /^[A-Z0-9]+$/ : /^[\p{Script=Han}A-Z0-9]+$/u
  return allowed.test(number) ? 'ok' : 'characters'
}

function isRealDate(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}
