import type { JobRun } from '#platform/jobs/jobs.store.ts'
import type { Deps } from '#server/deps.ts'
import { lapseDepartures } from './lapse-departures.ts'

/** The jobs of this module, for the worker. */
export function departureTasks(deps: Deps) {
  return {
    'lapse-departures': (_payload: unknown, _run: JobRun, stop?: AbortSignal) => lapseDepartures(deps, stop),
  }
}
