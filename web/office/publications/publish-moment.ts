import { beijingInstant, formatInstant } from '#rulebook/beijing-time.ts'
import { publicationsTexts as texts } from './publications.texts.ts'

/** The instant of a typed Beijing date and time `2026-12-16T08:00`, whatever zone this machine is in (UX-03). */
export function instantOf(typed: string): string | undefined {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(typed) ?? []
  return day && time ? beijingInstant(day, time).toISOString() : undefined
}

/** When that is, in words; without an instant, at once. */
export function momentWords(publishAt: string | undefined): string {
  return publishAt === undefined ? texts.now : formatInstant(new Date(publishAt))
}
