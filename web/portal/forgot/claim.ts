import type { Problem } from '#web/ui/error-summary.tsx'
import { forgotTexts as texts } from './forgot.texts.ts'

/** The empty form of a person who can no longer use the registered phone (LOG-08). */
export const emptyClaim = { idNumber: '', name: '', ticketNo: '', contact: '', explanation: '' }

const rules = [
  { field: 'idNumber', least: 1, text: texts.idNumberMissing },
  { field: 'name', least: 1, text: texts.nameMissing },
  { field: 'ticketNo', least: 1, text: texts.ticketNoMissing },
  { field: 'contact', least: 5, text: texts.contactMissing },
  { field: 'explanation', least: 5, text: texts.explanationMissing },
] as const

/** Reports everything that is missing from a claim, all at once. */
export function claimProblems(claim: typeof emptyClaim): Problem[] {
  return rules
    .filter(({ field, least }) => claim[field].trim().length < least)
    .map(({ field, text }) => ({ field, text }))
}
