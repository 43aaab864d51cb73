const OFFSET_MS = 8 * 3_600_000

/** An instant as Alipay writes and reads it, in Beijing: `2026-11-23 12:00:00`. */
export function beijingSecond(instant: Date): string {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ')
}

/** The instant of such a text; undefined for anything else, also for a day that the calendar does not have. */
export function instantOfSecond(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return undefined
  return instantOf(`${text.replace(' ', 'T')}+08:00`, text)
}

/** An instant as WeChat Pay reads it, RFC 3339: `2026-11-23T12:00:00+08:00`. */
export function rfc3339(instant: Date): string {
  return `${beijingSecond(instant).replace(' ', 'T')}+08:00`
}

/** The instant of such a text; undefined for anything else. WeChat Pay always writes Beijing time. */
export function instantOfRfc3339(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+08:00$/.test(text)) return undefined
  return instantOf(text, text.slice(0, 19).replace('T', ' '))
}

function instantOf(iso: string, second: string): Date | undefined {
  const instant = new Date(iso)
  // `Date` makes 30 February into March.
  return Number.isNaN(instant.getTime()) || beijingSecond(instant) !== second ? undefined : instant
}
