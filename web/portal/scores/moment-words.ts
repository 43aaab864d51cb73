import { beijingDateOf, formatDate, formatInstant, startOfBeijingDay } from '#rulebook/beijing-time.ts'

/**
 * Words for when something happened to a score (SCO-04). The server answers the start of a day where only the day is known, and 00:00
 * would claim more.
 */
export function momentWords(at: string): string {
  const instant = new Date(at)
  const day = beijingDateOf(instant)
  return startOfBeijingDay(day).getTime() === instant.getTime() ? formatDate(day) : formatInstant(instant)
}
