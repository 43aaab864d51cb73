/** How far the event loop is behind. */
export interface LoopDelay {
  /** For how long what has just arrived may have waited to be read. */
  milliseconds(): number
  stop(): void
}

const LOOK_MS = 20
/** Of an earlier delay, how much is left at the next look: one long turn is no reason to refuse for a second. */
const KEPT = 0.5

/** Measures how late a timer is; the time since it should have run counts as well, because that turn is not over. */
export function watchLoop(): LoopDelay {
  let due = performance.now() + LOOK_MS
  let lately = 0
  const timer = setInterval(() => {
    const now = performance.now()
    lately = Math.max(now - due, lately * KEPT)
    due = now + LOOK_MS
  }, LOOK_MS).unref()
  return {
    milliseconds: () => Math.max(lately, performance.now() - due, 0),
    stop: () => clearInterval(timer),
  }
}
