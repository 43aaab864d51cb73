import { beijingInstant, formatInstant } from '#rulebook/beijing-time.ts'
import { publicationsTexts as texts } from './publications.texts.ts'

/** Reads a typed date and time `2026-12-16T08:00` as Beijing time, whatever this machine's time zone is (UX-03). */
export function instantOf(typed: string): string | undefined {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(typed) ?? []
  return day && time ? beijingInstant(day, time).toISOString() : undefined
}

/** Puts the moment of publication into words; without an instant it is immediate. */
export function momentWords(publishAt: string | undefined): string {
  return publishAt === undefined ? texts.now : formatInstant(new Date(publishAt))
}
