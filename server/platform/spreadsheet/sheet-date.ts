const DAY_MS = 86_400_000
const LAST_SERIAL = 2_958_465

/** Whether a number format shows a day or a clock time. Elapsed times such as `[h]:mm` are amounts, not dates. */
export function isDateFormat(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';')[0]
  if (bare === undefined || /\[[hms]+\]/i.test(bare) || /general/i.test(bare)) return false
  return /[ymdhs]/i.test(bare) && !/[#?]/.test(bare)
}

/** The formats Excel knows by number alone: ECMA-376 18.8.30, the Chinese ones included. */
export function isBuiltInDateFormat(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id === 45 || id === 47 || (id >= 50 && id <= 58)
}

/**
 * Excel's day count as ISO text: `2026-10-01`, `2026-10-01T09:00:00`, or `09:00:00` for a time without a day.
 * `epoch` is the year the workbook counts from. Undefined when Excel itself could not show it as a date.
 */
export function findIsoOfSerial(serial: number, epoch: 1900 | 1904): string | undefined {
  if (!(serial >= 0 && serial < LAST_SERIAL + 1)) return undefined
  const seconds = Math.round(serial * 86_400)
  const day = Math.floor(seconds / 86_400)
  const time = new Date((seconds % 86_400) * 1000).toISOString().slice(11, 19)
  if (serial < 1) return epoch === 1904 && day === 0 && seconds === 0 ? '1904-01-01' : time
  const date = isoDay(day, epoch)
  return seconds % 86_400 === 0 ? date : `${date}T${time}`
}

function isoDay(day: number, epoch: 1900 | 1904): string {
  // Excel counts a 29 February 1900 that never was.
  if (epoch === 1900 && day === 60) return '1900-02-29'
  const origin = epoch === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30)
  return new Date(origin + day * DAY_MS).toISOString().slice(0, 10)
}
