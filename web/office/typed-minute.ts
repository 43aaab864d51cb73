import { beijingDateOf, beijingInstant, formatInstant } from '#rulebook/beijing-time.ts'

/** An instant as a field for date and time shows it: `2026-12-20T09:00`, in Beijing time (UX-03). */
export function typedMinute(instant: Date): string {
  return `${beijingDateOf(instant)}T${formatInstant(instant).slice(-5)}`
}

/** What a field for date and time says in Beijing time, as an instant; undefined while it is empty. */
export function minuteTyped(typed: string): Date | undefined {
  const [day, time] = typed.split('T')
  return day && time ? beijingInstant(day, time.slice(0, 5)) : undefined
}
