import { useSyncExternalStore } from 'react'
import type { RouteContract } from '#contracts/route.ts'
import { RefusalError } from './refusal-error.ts'

/** For so long the page asks again by itself; then it says what the server said. */
const PATIENCE_MS = 90_000
/** Whoever has been told to wait again and again waits longer, so that a crowd thins out. */
const LONGEST_SECONDS = 12

/** What may be asked again because a refusal has begun nothing: whatever only reads, and the way in. */
const WAY_IN = new Set(['newCaptcha', 'newWork', 'portalSignIn', 'officeSignIn'])

let waiting = 0
const listeners = new Set<() => void>()

/** Whether something of this page waits because too many people are here at once. */
export function useIsWaiting(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting > 0,
    () => false,
  )
}

/**
 * Asks again, when the server says that too many are here and when to come back (OPS-02): nobody has to press a button, and nobody
 * does so all the time.
 */
export async function patiently<T>(
  { method, id }: Pick<RouteContract, 'method' | 'id'>,
  ask: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const mayAskAgain = method === 'GET' || WAY_IN.has(id)
  const until = Date.now() + PATIENCE_MS
  for (let times = 0; ; times += 1) {
    try {
      return await ask()
    } catch (error) {
      const seconds = mayAskAgain ? secondsToWait(error, times) : undefined
      if (seconds === undefined || Date.now() + seconds * 1_000 > until) throw error
      await waitFor(seconds * 1_000, signal)
    }
  }
}

/** How long to wait; undefined if the error is another one. No two of a crowd come back in the same moment. */
export function secondsToWait(
  error: unknown,
  times: number,
  random: () => number = Math.random,
): number | undefined {
  if (!(error instanceof RefusalError) || error.code !== 'overloaded') return undefined
  const { retryAfterSeconds } = error
  if (retryAfterSeconds === undefined) return undefined
  return Math.min(LONGEST_SECONDS, retryAfterSeconds * (1 + times / 2)) * (1 + random() / 2)
}

/**
 * When an upload that has stored nothing may be sent again; undefined if the error is another one. Whoever has sent too often is told a time,
 * too, and waits as long as that: earlier it would be refused again.
 */
export function secondsUntilWanted(error: unknown, random: () => number = Math.random): number | undefined {
  if (!(error instanceof RefusalError) || error.code !== 'too_many_requests')
    return secondsToWait(error, 0, random)
  return error.retryAfterSeconds && error.retryAfterSeconds + 2 * random()
}

async function waitFor(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  tell(1)
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, milliseconds)
      signal?.addEventListener('abort', () => {
        clearTimeout(timer)
        reject(signal.reason)
      })
    })
  } finally {
    tell(-1)
  }
}

function tell(change: 1 | -1): void {
  waiting += change
  for (const listener of listeners) listener()
}
