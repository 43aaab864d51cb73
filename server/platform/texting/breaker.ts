import { type Elapsed, systemElapsed } from '#kernel/elapsed.ts'
import type { Log } from '#platform/log/log.ts'
import { TextingUnavailable, type TextSender } from './text-sender.ts'

/** So many failures in a row begin a rest. */
const FAILURES = 5
const SHORTEST_MS = 30_000
const LONGEST_MS = 300_000

/**
 * Lets a sender rest that fails again and again: meanwhile the jobs end at once instead of waiting for its timeouts, and come again
 * later. After the rest one more failure begins one twice as long. A message that it refuses is no failure: it answered.
 */
export function withRests(
  sender: TextSender,
  { log, elapsed = systemElapsed }: { log: Log; elapsed?: Elapsed },
): TextSender {
  let failures = 0
  let restMs = 0
  let restsUntil = 0
  const fail = () => {
    failures += 1
    if (failures < FAILURES && restMs === 0) return
    restMs = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, 2 * restMs))
    restsUntil = elapsed() + restMs
    failures = 0
    log.warn('text-sender-rests', { seconds: restMs / 1000 })
  }
  const succeed = () => {
    if (restMs > 0) log.info('text-sender-is-back')
    failures = 0
    restMs = 0
  }
  const guarded =
    <A extends unknown[], T>(work: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      if (elapsed() < restsUntil) throw new TextingUnavailable('resting')
      try {
        const result = await work(...args)
        succeed()
        return result
      } catch (error) {
        fail()
        throw error
      }
    }
  return { send: guarded(sender.send), find: guarded(sender.find) }
}
