/** A date taken apart, so that months can be added beyond the year 9999. */
export interface CalendarDay {
  year: number
  month: number
  date: number
}

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether a text is a day of the calendar as `YYYY-MM-DD`. */
export function isCalendarDay(text: string): boolean {
  if (text.length !== 10 || !FORM.test(text)) return false
  const { year, month, date } = takenApart(text)
  return month >= 1 && month <= 12 && date >= 1 && (date <= 28 || date <= daysIn(year, month))
}

/**
 * Whether `months` calendar months after `start` are over on `end`: the same day of the month, or the month's last day,
 * so that 31 August and six months is 28 or 29 February (the rule for transferred scores, AUD-02).
 */
export function areMonthsOver(start: string, end: string, months: number): boolean {
  const { year, month, date } = takenApart(start)
  const index = year * 12 + (month - 1) + months
  const [dueYear, dueMonth] = [Math.floor(index / 12), (index % 12) + 1]
  const due = { year: dueYear, month: dueMonth, date: Math.min(date, daysIn(dueYear, dueMonth)) }
  return rank(due) <= rank(takenApart(end))
}

function takenApart(text: string): CalendarDay {
  return {
    year: twoDigits(text, 0) * 100 + twoDigits(text, 2),
    month: twoDigits(text, 5),
    date: twoDigits(text, 8),
  }
}

function twoDigits(text: string, start: number): number {
  return (text.charCodeAt(start) - 48) * 10 + (text.charCodeAt(start + 1) - 48)
}

function rank({ year, month, date }: CalendarDay): number {
  return (year * 12 + month) * 31 + date
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}
