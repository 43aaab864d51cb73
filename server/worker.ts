import { setTimeout as sleep } from 'node:timers/promises'
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

/** How long a worker that ended is left alone. */
const RESTART_MS = 5_000

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
  let running = await startRunner(deps, tasks, connectionString)
  let isStopping = false
  const keepRunning = async () => {
    for (;;) {
      await running.ended
      if (isStopping) return
      deps.log.warn('worker-ended')
      // The database may be away for long: the web side goes on meanwhile, and so does the process.
      await sleep(RESTART_MS, undefined, { ref: false })
      if (isStopping) return
      running = await startRunner(deps, tasks, connectionString).catch(() => running)
    }
  }
  void keepRunning()
  return {
    async stop() {
      isStopping = true
      await running.stop()
    },
  }
}

/** One life of the library's worker; `ended` resolves when it is over, whoever ended it. */
async function startRunner(deps: Deps, tasks: Tasks, connectionString: string) {
  const pgPool = createWorkerPool(connectionString)
  try {
    const orphans = await releaseOrphans(pgPool)
    if (orphans > 0) deps.log.warn('orphaned-jobs-released', { workers: orphans })
    const runner = await run({
      pgPool,
      noHandleSignals: true,
      // A job's end is told again and again while the database is away. By itself the library tells it once, and what
      // comes of that is nobody's promise: it would end the process.
      preset: {
        worker: { concurrentJobs: 2, pollInterval: 1_000, completeJobBatchDelay: 0, failJobBatchDelay: 0 },
      },
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
    const ended = runner.promise.catch(() => undefined).then(() => pgPool.end())
    return {
      ended,
      async stop() {
        // One that has ended by itself is stopped already, and says so by throwing.
        await runner.stop().catch(() => undefined)
        await ended
      },
    }
  } catch (error) {
    await pgPool.end()
    throw error
  }
}
