/**
 * Milliseconds since some moment, by a clock that nobody sets: it never goes back and never jumps. For waits and limits; instants come from
 * `Clock`.
 */
export type Elapsed = () => number

/** The machine's own. */
export const systemElapsed: Elapsed = () => performance.now()
