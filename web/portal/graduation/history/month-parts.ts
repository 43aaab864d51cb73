export interface MonthParts {
  year: string
  month: string
}

export function splitMonth(value: string): MonthParts {
  const [year = '', month = ''] = value.split('-')
  return { year, month: month.replace(/^0/, '') }
}

/** 2015-09 of 2015 and 9; empty until both make a month. */
export function joinMonth({ year, month }: MonthParts): string {
  const number = Number(month)
  if (!/^(19|20)\d\d$/.test(year) || month === '' || number < 1 || number > 12) return ''
  return `${year}-${String(number).padStart(2, '0')}`
}
