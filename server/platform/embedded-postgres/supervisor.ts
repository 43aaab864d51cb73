import { setTimeout as sleep } from 'node:timers/promises'
import type { Postmaster } from './postmaster.ts'

/** What happens to the database while we run, for the log. */
export type DatabaseEvent =
  | { kind: 'lost' }
  | { kind: 'restarted'; pid: number }
  | { kind: 'restart_failed'; error: unknown; againInSeconds: number }

export interface Supervised {
  /** Ends supervision, then the database; returns when it is down. Safe to call again. */
  stop(): Promise<void>
}

/**
 * Keeps a database up: when the postmaster dies unasked (out of memory, kill -9), `launch` starts it again at once,
 * then after longer and longer pauses, up to 5 seconds. Work in flight fails; what was acknowledged is recovered.
 */
export function supervise(
  first: Postmaster,
  launch: () => Promise<Postmaster>,
  report: (event: DatabaseEvent) => void,
): Supervised {
  const stopping = new AbortController()
  let current: Postmaster | undefined = first
  const watched = watch()

  async function watch(): Promise<void> {
    for (;;) {
      await current?.ended
      if (stopping.signal.aborted) return
      report({ kind: 'lost' })
      current = await relaunch()
      if (current === undefined) return
      report({ kind: 'restarted', pid: current.pid })
      if (stopping.signal.aborted) await current.stop()
    }
  }

  async function relaunch(): Promise<Postmaster | undefined> {
    for (let attempt = 1; !stopping.signal.aborted; attempt += 1) {
      try {
        return await launch()
      } catch (error) {
        const againInSeconds = Math.min(5, 0.1 * 2 ** attempt)
        report({ kind: 'restart_failed', error, againInSeconds })
        await sleep(againInSeconds * 1000, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
    return undefined
  }

  return {
    stop: async () => {
      stopping.abort()
      await current?.stop()
      await watched
    },
  }
}
