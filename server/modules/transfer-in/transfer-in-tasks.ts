import type { JobRun } from '#platform/jobs/jobs.store.ts'
import type { Deps } from '#server/deps.ts'
import { sweepArrivals } from './confirmation/return-arrival.ts'

/** The jobs of this module, for the worker. */
export function transferInTasks(deps: Deps) {
  return {
    'sweep-arrivals': (_payload: unknown, _run: JobRun, stop?: AbortSignal) => sweepArrivals(deps, stop),
  }
}
