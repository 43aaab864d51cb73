import { fold } from '../folding/fold.ts'

export type CreditsProblem = 'credits_missing' | 'credits_form' | 'credits_range' | 'credits_half'

export type CreditsCell = { ok: true; credits: number } | { ok: false; problem: CreditsProblem }

/** No course of a national plan has half as many. */
const MOST = 30

/** What a cell of the credits column says: whole or half credits of 0 to 30 (`4`, `4.0`, `4.5`), or what is wrong with it. */
export function readCredits(text: string): CreditsCell {
  const folded = fold('mark', text)
  if (folded === '') return { ok: false, problem: 'credits_missing' }
  if (!/^-?\d+(\.\d+)?$/.test(folded)) return { ok: false, problem: 'credits_form' }
  const credits = Number(folded)
  if (folded.startsWith('-') || credits > MOST) return { ok: false, problem: 'credits_range' }
  // By its characters, as marks are: 4.49999999999999999 is 4.5 to a floating-point number.
  if (!/^\d+(\.[05]0*)?$/.test(folded)) return { ok: false, problem: 'credits_half' }
  return { ok: true, credits }
}
