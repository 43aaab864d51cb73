import { randomBytes } from 'node:crypto'
import type { Refund, Trade } from './trades.ts'

/** What a line of a bill is about, and how it is written. */
export interface Line {
  trade: Trade
  refund: Refund | undefined
  cells: string[]
}

/** Bills that a test has changed before they are written. */
export class Bills {
  private readonly changes = new Map<string, (lines: Line[]) => Line[]>()

  /** From now on the bill of `day` says what `change` makes of the truth: a line too many, too few, of another day. */
  alter(day: string, change: (lines: Line[]) => Line[]): void {
    this.changes.set(day, change)
  }

  of(day: string, truth: () => Line[]): Line[] {
    const lines = truth()
    return this.changes.get(day)?.(lines) ?? lines
  }
}

/** Addresses that are good for a while. */
export class Links {
  private readonly issued = new Map<string, { day: string; endsAt: number }>()
  private readonly lifeMs: number

  constructor(lifeMs: number) {
    this.lifeMs = lifeMs
  }

  add(day: string, now: Date): string {
    const token = randomBytes(16).toString('hex')
    this.issued.set(token, { day, endsAt: now.getTime() + this.lifeMs })
    return token
  }

  find(token: string, now: Date): string | undefined {
    const link = this.issued.get(token)
    return link === undefined || link.endsAt < now.getTime() ? undefined : link.day
  }
}
