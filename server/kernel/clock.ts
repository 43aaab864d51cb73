/** The only source of the present. Instants are `Date`s in UTC; Beijing time is a matter of display (UX-03). */
export interface Clock {
  now(): Date
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() }
