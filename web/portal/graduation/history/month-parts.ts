export interface MonthParts {
  year: string
  month: string
}

export function splitMonth(value: string): MonthParts {
  const [year = '', month = ''] = value.split('-')
  return { year, month: month.replace(/^0/, '') }
}

/** 2015-09 of 2015 and 9. A missing part stays missing, so that a half-typed month is saved and checked too (APP-02). */
export function joinMonth({ year, month }: MonthParts): string {
  return month === '' ? year : `${year}-${month.padStart(2, '0')}`
}
