import type { Log } from '#platform/log/log.ts'

/** As many at once; the rest of the pool's places are for people. */
const AT_ONCE = 3

/** Some of a job's work failed, or was not begun any more: the job is to be tried again. */
export class WorkLeft extends Error {}

/**
 * Works through a list, each by itself: what fails is logged and holds up nobody behind it. Begins nothing more once `stop` is aborted,
 * because a worker that shall end waits for its jobs. Throws `WorkLeft` at the end when anything failed or was not begun, so that the worker tries the
 * job again; what was done must then be found done.
 */
export async function eachAlone<T>(
  items: Iterable<T>,
  work: (item: T) => Promise<unknown>,
  { log, stop }: { log: Log; stop?: AbortSignal | undefined },
): Promise<void> {
  const all = [...items]
  let begun = 0
  let failed = 0
  const takeTurns = async () => {
    // Whoever shares this iterator takes what the others have not.
    for (const item of turns) {
      if (stop?.aborted) return
      begun += 1
      await work(item).catch((error: unknown) => {
        failed += 1
        log.error('part-of-job-failed', error)
      })
    }
  }
  const turns = all.values()
  await Promise.all(Array.from({ length: AT_ONCE }, takeTurns))
  if (failed > 0 || begun < all.length)
    throw new WorkLeft(`${failed} failed, ${all.length - begun} not begun`)
}
