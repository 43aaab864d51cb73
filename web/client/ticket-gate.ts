let opened: Promise<unknown> = Promise.resolve()

/**
 * HOM-01: holds back what is asked about a 准考证 until this window's change to another is through: asked in between for
 * the one before, it would be refused as if another window had switched.
 */
export function behindGate<T>(change: () => Promise<T>): Promise<T> {
  const changed = opened.then(change)
  opened = changed.catch(() => undefined)
  return changed
}

/** Resolves when no change is under way; rejects when it was given up meanwhile. */
export async function passGate(signal: AbortSignal | undefined): Promise<void> {
  await opened
  signal?.throwIfAborted()
}
