import type { JobPayloads } from '#platform/jobs/jobs.store.ts'
import type { Deps } from '#server/deps.ts'
import { applyImport } from './apply-import.ts'
import { checkImport } from './check-import.ts'

/** The jobs of this module, for the worker. */
export function importTasks(deps: Deps) {
  return {
    'check-import': (payload: JobPayloads['check-import']) => checkImport(deps, payload),
    'apply-import': (payload: JobPayloads['apply-import']) => applyImport(deps, payload),
  }
}
