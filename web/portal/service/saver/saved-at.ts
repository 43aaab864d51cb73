import { beijingDateOf, formatInstant } from '#rulebook/beijing-time.ts'

/** 14:03 of the same day in Beijing, the whole date of any other: how old a draft is must not be guessed. */
export function shortInstant(at: Date, now: Date): string {
  const whole = formatInstant(at)
  return beijingDateOf(at) === beijingDateOf(now) ? whole.slice(whole.indexOf(' ') + 1) : whole
}
