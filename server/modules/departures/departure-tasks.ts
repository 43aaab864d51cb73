import type { Deps } from '#server/deps.ts'
import { lapseDepartures } from './lapse-departures.ts'

/** The jobs of this module, for the worker. */
export function departureTasks(deps: Deps) {
  return { 'lapse-departures': () => lapseDepartures(deps) }
}
