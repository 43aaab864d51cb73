import type { Deps } from '#server/deps.ts'
import { sweepArrivals } from './confirmation/return-arrival.ts'

/** The jobs of this module, for the worker. */
export function transferInTasks(deps: Deps) {
  return { 'sweep-arrivals': () => sweepArrivals(deps) }
}
