import type { JobPayloads } from '#platform/jobs/jobs.store.ts'
import type { Deps } from '#server/deps.ts'
import { announcePublication } from './publish.ts'

/** The jobs of this module, for the worker. */
export function publicationTasks(deps: Deps) {
  return {
    'announce-publication': (payload: JobPayloads['announce-publication']) =>
      announcePublication(deps, payload),
  }
}
