import { birthDateOf } from './identity/id-number.ts'
import { formsOfIdNumber } from './identity/legacy-number.ts'
import { countUnits } from './password-patterns.ts'

/** What is wrong with a password; several can be. */
export type PasswordProblemCode =
  | 'too_short'
  | 'too_long'
  | 'too_simple'
  | 'contains_id_number'
  | 'contains_birth_date'
  | 'contains_ticket_no'
  | 'contains_phone'
  | 'contains_platform_word'
  | 'too_few_classes'
  | 'too_common'
  | 'same_as_before'

export type PasswordProblem = { code: PasswordProblemCode }

export interface PasswordContext {
  profile: 'candidate' | 'staff'
  idNumber?: string
  ticketNos?: readonly string[]
  phone?: string
}

/** In code points. */
export const MIN_PASSWORD_LENGTH = 10
/** In code points; far beyond it a hash would only cost time. */
export const MAX_PASSWORD_LENGTH = 128
const RUN = 6
/** Of ten characters and more, so many must not belong to a pattern. */
const LEAST_UNITS = 8
const PLATFORM_WORDS = ['shmeea', 'zikao', 'kaoji']
const CLASSES = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/]

/** All problems at once (LOG-02, LOG-07; ASVS 6.2 for candidates, GB/T 22239 level 3 for staff). */
export function judgePassword(typed: string, context: PasswordContext): PasswordProblem[] {
  // As it is hashed: full-width digits are the digits, and open the account like them.
  const password = typed.normalize('NFKC')
  const length = [...password].length
  const folded = password.toLowerCase()
  // The initial password is the end of either form of an old number (LOG-01).
  const numbers = context.idNumber === undefined ? [] : formsOfIdNumber(context.idNumber)
  const problems: [PasswordProblemCode, boolean][] = [
    ['too_short', length < MIN_PASSWORD_LENGTH],
    ['too_long', length > MAX_PASSWORD_LENGTH],
    ['too_simple', isSimple(folded) || (length >= MIN_PASSWORD_LENGTH && isPattern(folded))],
    ['contains_id_number', numbers.some((number) => sharesRun(folded, number))],
    ['contains_birth_date', containsBirthDate(folded, context.idNumber)],
    ['contains_ticket_no', (context.ticketNos ?? []).some((no) => sharesRun(folded, no))],
    ['contains_phone', sharesRun(folded, context.phone)],
    ['contains_platform_word', PLATFORM_WORDS.some((word) => folded.includes(word))],
    [
      'too_few_classes',
      context.profile === 'staff' && CLASSES.filter((one) => one.test(password)).length < 3,
    ],
  ]
  return problems.filter(([, holds]) => holds).map(([code]) => ({ code }))
}

/** Mostly walks on the keyboard, rows, years and repetitions: `qwertyuiopas`. */
export function isPattern(folded: string): boolean {
  return countUnits(folded) < LEAST_UNITS
}

/** Few different characters, or one long row of neighbours such as 123456 or abcdef. */
function isSimple(text: string): boolean {
  const characters = [...text]
  if (new Set(characters).size < Math.min(5, characters.length)) return true
  const steps = characters.slice(1).map((character, place) => {
    return (character.codePointAt(0) ?? 0) - ((characters[place] ?? '').codePointAt(0) ?? 0)
  })
  const even = steps.filter((step, place) => step === steps[place - 1] && Math.abs(step) <= 1).length
  return characters.length > 0 && even >= characters.length * 0.6
}

function sharesRun(text: string, secret: string | undefined): boolean {
  const known = (secret ?? '').toLowerCase()
  for (let from = 0; from + RUN <= known.length; from += 1)
    if (text.includes(known.slice(from, from + RUN))) return true
  return false
}

/** However it is written: 1985-06-15, 1985年6月15日, 15.6.1985. Without signs it is six characters of the number as well. */
function containsBirthDate(text: string, idNumber: string | undefined): boolean {
  const born = birthDateOf(idNumber ?? '')
  if (born === undefined) return false
  const [year, month, day] = born.split('-').map((part) => `0?${Number(part)}`)
  return [
    [year, month, day],
    [day, month, year],
  ].some((parts) => new RegExp(parts.join('[-./年月\\s]?')).test(text))
}
