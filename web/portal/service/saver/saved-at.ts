import { beijingDateOf, formatInstant } from '#rulebook/beijing-time.ts'

/**
 * Writes an instant as 14:03 if it is today in Beijing, otherwise with its date, so that nobody must guess a draft's
 * age.
 */
export function shortInstant(at: Date, now: Date): string {
  const whole = formatInstant(at)
  return beijingDateOf(at) === beijingDateOf(now) ? whole.slice(whole.indexOf(' ') + 1) : whole
}
