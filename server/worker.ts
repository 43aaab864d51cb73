import { type JobHelpers, Logger, run } from 'graphile-worker'
import { signTrail } from '#modules/audit-trail/public.ts'
import { importTasks } from '#modules/imports/public.ts'
import { deliverSms } from '#modules/messages/public.ts'
import { publicationTasks } from '#modules/publication/public.ts'
import { createWorkerPool } from '#platform/db/database.ts'
import type { JobPayloads, JobRun } from '#platform/jobs/jobs.store.ts'
import { releaseOrphans } from '#platform/jobs/orphans.store.ts'
import type { Deps } from './deps.ts'
import { sweepExpired } from './retention.ts'

type Tasks = { [K in keyof JobPayloads]: (payload: JobPayloads[K], run: JobRun) => Promise<void> }

/** Runs the jobs that committed changes left behind, at least once each; resolves when it has started. */
export async function startWorker(deps: Deps, connectionString: string): Promise<{ stop(): Promise<void> }> {
  const tasks: Tasks = {
    ...importTasks(deps),
    ...publicationTasks(deps),
    'send-sms': (payload) => deliverSms(deps, payload),
    'sign-trail': () => signTrail(deps),
    'sweep-expired': () => sweepExpired(deps),
  }
  // A day on which nothing ran at midnight is signed at the next start.
  await signTrail(deps)
  const pgPool = createWorkerPool(connectionString)
  const orphans = await releaseOrphans(pgPool)
  if (orphans > 0) deps.log.warn('orphaned-jobs-released', { workers: orphans })
  const runner = await run({
    pgPool,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: new Logger(() => (level, _message) => {
      // A job's message may quote a row; that something failed is all the log needs to know.
      if (level === 'error') deps.log.warn('job-failed')
    }),
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [
        name,
        (payload: unknown, { job }: JobHelpers) =>
          task(payload as never, { isLast: job.attempts >= job.max_attempts }),
      ]),
    ),
    // The clock of these lines is UTC: 16:05 is five past midnight in Beijing.
    crontab: '17 * * * * sweep-expired\n5 16 * * * sign-trail',
  })
  return {
    async stop() {
      await runner.stop()
      await pgPool.end()
    },
  }
}
