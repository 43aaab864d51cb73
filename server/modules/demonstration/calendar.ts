import { beijingDateOf, beijingInstant } from '#rulebook/beijing-time.ts'

/** A sitting of the demonstration, and when its scores came out. */
export interface DemonstrationSitting {
  number: number
  name: string
  heldFrom: string
  heldTo: string
  publishedAt: Date
}

const DAY_MS = 24 * 3600_000

/**
 * The last `count` sittings before now, oldest first. There are two a year, in April and October; the 80th was in April
 * 2022 and the 89th is in October 2026, so that the numbers continue by themselves and the demonstration is never stale.
 */
export function recentSittings(now: Date, count: number): DemonstrationSitting[] {
  const sittings: DemonstrationSitting[] = []
  for (let year = now.getUTCFullYear(); sittings.length < count; year -= 1) {
    for (const month of [10, 4] as const) {
      const sitting = sittingIn(year, month)
      const ended = beijingInstant(sitting.heldTo, '18:00')
      if (ended.getTime() + 10 * DAY_MS > now.getTime() || sittings.length === count) continue
      const usual = beijingInstant(sitting.heldTo, '10:00').getTime() + 35 * DAY_MS
      sittings.push({ ...sitting, publishedAt: new Date(Math.min(usual, now.getTime() - 2 * DAY_MS)) })
    }
  }
  return sittings.reverse()
}

/** A sitting that is still to come. */
export type ComingSitting = Omit<DemonstrationSitting, 'publishedAt'>

/** The next `count` sittings that begin after today, the next one first. */
export function comingSittings(now: Date, count: number): ComingSitting[] {
  const today = beijingDateOf(now)
  const first = Number(today.slice(0, 4))
  return Array.from({ length: Math.ceil(count / 2) + 1 }, (_, years) => first + years)
    .flatMap((year) => [sittingIn(year, 4), sittingIn(year, 10)])
    .filter(({ heldFrom }) => heldFrom > today)
    .slice(0, count)
}

function sittingIn(year: number, month: 4 | 10): ComingSitting {
  const day = `${year}-${month === 10 ? '10' : '04'}`
  return {
    number: 80 + (year - 2022) * 2 + (month === 10 ? 1 : 0),
    name: `${year}年${month}月考试`,
    heldFrom: `${day}-24`,
    heldTo: `${day}-25`,
  }
}

/** The day that is `days` days from now, at that time in Beijing. */
export function daysFrom(now: Date, days: number, time: string): Date {
  return beijingInstant(beijingDateOf(new Date(now.getTime() + days * DAY_MS)), time)
}
