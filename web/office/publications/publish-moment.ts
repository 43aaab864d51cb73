import { beijingInstant, formatInstant } from '#rulebook/beijing-time.ts'
import { publicationsTexts as texts } from './publications.texts.ts'

/** When to publish what is proposed; without an instant: immediately on approval. */
export interface PublishMoment {
  publishAt?: string
}

/** Reads a typed date and time `2026-12-16T08:00` as Beijing time, whatever this machine's time zone is (UX-03). */
export function instantOf(typed: string): string | undefined {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(typed) ?? []
  return day && time ? beijingInstant(day, time).toISOString() : undefined
}

/** Puts the moment of publication into words. */
export function momentWords({ publishAt }: PublishMoment): string {
  return publishAt === undefined ? texts.now : formatInstant(new Date(publishAt))
}
