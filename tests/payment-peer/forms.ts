/** Amounts and times as the two providers write them. */

/** 5000 → "50.00". */
export function yuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** "50", "50.0" and "50.00" → 5000; undefined for what is no amount. */
export function fenOf(text: unknown): number | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(String(text))
  if (match === null) return undefined
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

/** "2026-11-27 21:00:00" in Beijing. */
export function beijing(at: Date): string {
  return new Date(at.getTime() + 8 * 3600_000).toISOString().slice(0, 19).replace('T', ' ')
}

/** "2026-11-27T21:00:00+08:00". */
export function rfc3339(at: Date): string {
  return `${beijing(at).replace(' ', 'T')}+08:00`
}

/** "2026-11-27" in Beijing. */
export function dayOf(at: Date): string {
  return beijing(at).slice(0, 10)
}

/** An instant that is written as Beijing's "2026-11-27 21:00:00". */
export function fromBeijing(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}+08:00`)
}
