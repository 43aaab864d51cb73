import type { JobPayloads } from '#platform/jobs/jobs.store.ts'
import type { Deps } from '#server/deps.ts'
import { announce } from './publication/announce-graduates.ts'

/** The jobs of this module, for the worker. */
export function diplomaTasks(deps: Deps) {
  return {
    'announce-graduation': (payload: JobPayloads['announce-graduation']) => announce(deps, payload),
  }
}
