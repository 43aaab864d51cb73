/** The one time limit of a request: everything it waits for shares it. */
export interface Deadline {
  /** Milliseconds left; zero or less when it has passed. */
  remaining(): number
}

/** The same deadline, or that many milliseconds from now, whichever comes first: one step of a long request. */
export function stepWithin(milliseconds: number, deadline: Deadline): Deadline {
  const step = deadlineIn(milliseconds)
  return { remaining: () => Math.min(step.remaining(), deadline.remaining()) }
}

/** A deadline that many milliseconds from now, by the monotonic clock (the wall clock may be set back). */
export function deadlineIn(milliseconds: number): Deadline {
  const end = performance.now() + milliseconds
  return { remaining: () => end - performance.now() }
}

/** The same deadline, or now, once nobody waits for the answer any more. */
export function whileWanted(deadline: Deadline, isGone: () => boolean): Deadline {
  return { remaining: () => (isGone() ? 0 : deadline.remaining()) }
}
