import type { GraduationMonth } from '#rulebook/timetable/forecast-graduation.ts'

/** How many months of graduation a forecast looks at: six years. */
const MONTHS = 12
/** Diplomas are given in June and December only (高等教育自学考试暂行条例, article 27). */
const GRADUATION_MONTHS = ['06', '12'] as const

/**
 * The coming months of graduation, the next first. The next is that of the batch for which one can still apply; where no
 * batch is known, the next June or December that has not begun. Later ones are dated on the thirtieth.
 */
export function graduationMonths(
  today: string,
  next: { graduatesOn: string } | undefined,
): GraduationMonth[] {
  const first: GraduationMonth[] = next ? [monthOf(next.graduatesOn)] : []
  const from = first[0]?.month ?? today.slice(0, 7)
  const year = Number(today.slice(0, 4))
  const years = Array.from({ length: MONTHS }, (_, index) => String(year + index))
  const later = years
    .flatMap((one) => GRADUATION_MONTHS.map((month) => monthOf(`${one}-${month}-30`)))
    .filter(({ month }) => month > from)
  return [...first, ...later].slice(0, MONTHS)
}

/**
 * Whether one can still apply for a batch: not when the window that served it has closed. A window serves a batch when it
 * closes in the half year before the diploma's date.
 */
export function isBatchOpen(
  batch: { graduatesOn: string },
  window: { state: 'open' | 'upcoming' | 'closed'; closesOn: string } | undefined,
): boolean {
  if (window?.state !== 'closed') return true
  return window.closesOn > batch.graduatesOn || window.closesOn < halfYearBefore(batch.graduatesOn)
}

function halfYearBefore(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number)
  const earlier = month > 6 ? [year, month - 6] : [year - 1, month + 6]
  return `${earlier[0]}-${String(earlier[1]).padStart(2, '0')}-${day.slice(8)}`
}

function monthOf(graduatesOn: string): GraduationMonth {
  return { month: graduatesOn.slice(0, 7), graduatesOn }
}
