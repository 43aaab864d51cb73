/**
 * Beijing time (UX-03). Shanghai has had no daylight saving since 1991 (tz database, Asia/Shanghai) and every
 * instant here is later, so it is UTC+8 by plain arithmetic, on whatever machine and in whatever zone this runs.
 * Earlier dates, such as births and old scores, are days without a time and never pass through an instant.
 */
const OFFSET_MS = 8 * 3600_000
const MINUTE_MS = 60_000
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** 2026年12月16日 08:00 */
export function formatInstant(instant: Date): string {
  const local = shifted(instant)
  return `${formatDate(local.slice(0, 10))} ${local.slice(11, 16)}`
}

/** 2026年12月16日, of a day `2026-12-16` or of the Beijing day of an instant. */
export function formatDate(day: string | Date): string {
  const [year = '', month = '', date = ''] = (typeof day === 'string' ? day : beijingDateOf(day)).split('-')
  return `${Number(year)}年${Number(month)}月${Number(date)}日`
}

/** The Beijing day of an instant: `2026-12-16`. */
export function beijingDateOf(instant: Date): string {
  return shifted(instant).slice(0, 10)
}

/** A typed day `2026-12-16`, spaces around it aside; undefined when it is not of that form or not in the calendar. */
export function parseDay(text: string): string | undefined {
  const day = text.trim()
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))]
  return date >= 1 && date <= daysOf(year, month) ? day : undefined
}

/** How many days a month has, by the Gregorian calendar for every year; none when there is no such month. */
function daysOf(year: number, month: number): number {
  const isLong = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return isLong ? 29 : (DAYS[month - 1] ?? 0)
}

/** 00:00 in Beijing on that day, `2026-12-16`. Throws a RangeError on a day the calendar does not have. */
export function startOfBeijingDay(day: string): Date {
  return beijingInstant(day, '00:00')
}

/**
 * That day `2026-12-16` and time `08:00` in Beijing, as an instant; `24:00` is the end of the day. Throws a
 * RangeError on a day or time that does not exist: `Date` alone would make 30 February into March.
 */
export function beijingInstant(day: string, time: string): Date {
  const instant = new Date(`${day}T${time}:00+08:00`)
  if (Number.isNaN(instant.getTime()) || parseDay(day) !== day)
    throw new RangeError('Not a day and time of the calendar')
  return instant
}

/** What is left, rounded down, in two neighbouring units: 「3 天 4 小时」「25 分钟」「不足 1 分钟」 (HOM-03). */
export function timeLeftWords(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / MINUTE_MS)
  if (minutes < 1) return '不足 1 分钟'
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`
  if (hours > 0) return minutes % 60 > 0 ? `${hours} 小时 ${minutes % 60} 分钟` : `${hours} 小时`
  return `${minutes} 分钟`
}

function shifted(instant: Date): string {
  return new Date(instant.getTime() + OFFSET_MS).toISOString()
}
