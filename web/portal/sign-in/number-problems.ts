import { fold } from '#rulebook/folding/fold.ts'
import type { Problem } from '#web/ui/error-summary.tsx'
import { signInTexts as texts } from './sign-in.texts.ts'

/** As many digits as a passport of digits alone has at most, or an officer's card without its words. */
const FEW_DIGITS = 9

/**
 * What is certainly wrong with a typed number, whoever it belongs to: told before it costs a captcha and a try (LOG-01).
 * Everything else is the server's to judge, because saying more would tell who is on record.
 */
export function numberProblems(typed: string): Problem[] {
  const text = wordsOf(fold('id_number', typed))
  return text === undefined ? [] : [{ field: 'idNumber', text }]
}

function wordsOf(number: string): string | undefined {
  if (number === '') return texts.idNumberMissing
  if (!/\d/.test(number)) return texts.idNumberNoDigits
  if (/^\d+$/.test(number) && number.length < 6) return texts.idNumberShort
  if (/^\d+X?$/.test(number) && number.length > FEW_DIGITS && number.length !== 15 && number.length !== 18)
    return texts.idNumberLength(number.length)
  return undefined
}
