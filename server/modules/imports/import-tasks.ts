import type { JobPayloads, JobRun } from '#platform/jobs/jobs.store.ts'
import type { Deps } from '#server/deps.ts'
import { applyImport } from './apply-import.ts'
import { checkImport } from './checking/check-import.ts'
import { clearImport } from './discard-batch.ts'
import { rollBackImport } from './roll-back-import.ts'

/** The jobs of this module, for the worker. */
export function importTasks(deps: Deps) {
  return {
    'check-import': (payload: JobPayloads['check-import'], run: JobRun) => checkImport(deps, payload, run),
    'apply-import': (payload: JobPayloads['apply-import'], run: JobRun) => applyImport(deps, payload, run),
    'roll-back-import': (payload: JobPayloads['roll-back-import'], run: JobRun) =>
      rollBackImport(deps, payload, run),
    'clear-import': (payload: JobPayloads['clear-import']) => clearImport(deps, payload),
  }
}
