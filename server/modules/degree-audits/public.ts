import type { JobPayloads, JobRun } from '#platform/jobs/jobs.store.ts'
import type { Deps } from '#server/deps.ts'
import { runAudit } from './audit/run-audit.ts'
import { replayDegrees } from './replay/replay-degrees.ts'

export { deleteOldAudits } from './audit/audit.store.ts'
export { replayDegrees } from './replay/replay-degrees.ts'

/** The jobs of this module, for the worker. */
export function degreeAuditTasks(deps: Deps) {
  return {
    'audit-degrees': (payload: JobPayloads['audit-degrees'], run: JobRun) => runAudit(deps, payload, run),
    'replay-degrees': async () => void (await replayDegrees(deps)),
  }
}
