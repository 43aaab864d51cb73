import type { ShownWindow } from '../windows/shown-window.ts'

const DAY_MS = 24 * 3600_000
/** What opens or closes later than that is not near. */
const SOON_DAYS = { opens: 30, closes: 60 } as const
const MOST = 8

export interface Deadline {
  window: ShownWindow
  /** The window closes then, or opens then. */
  kind: 'closes' | 'opens'
  at: Date
  /** Whole days until then; 0: within a day. */
  days: number
}

/**
 * WIN-01: the windows that count for officers of these schools; undefined: for the authority, all. As for a candidate, the general window
 * of a round does not count where the school has its own.
 */
export function windowsFor(
  schools: readonly string[] | undefined,
  windows: readonly ShownWindow[],
): readonly ShownWindow[] {
  if (schools === undefined) return windows
  const hasOwn =
    ({ service, round }: ShownWindow) =>
    (school: string) =>
      windows.some((own) => own.service === service && own.round === round && own.schoolName === school)
  return windows.filter((window) =>
    window.schoolName === undefined ? !schools.every(hasOwn(window)) : schools.includes(window.schoolName),
  )
}

/** When what is open closes, within two months and what opens within one, the nearest first (WIN-01). */
export function deadlinesOf(windows: readonly ShownWindow[], now: Date): Deadline[] {
  return windows
    .flatMap((window): Deadline[] => {
      if (window.state === 'closed') return []
      const kind = window.state === 'open' ? 'closes' : 'opens'
      const at = new Date(kind === 'closes' ? window.closesAt : window.opensAt)
      const days = Math.floor((at.getTime() - now.getTime()) / DAY_MS)
      return days < 0 || days > SOON_DAYS[kind] ? [] : [{ window, kind, at, days }]
    })
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .slice(0, MOST)
}
