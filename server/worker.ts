import { Logger, run } from 'graphile-worker'
import { deadlineIn } from '#kernel/deadline.ts'
import { deleteOldFailures } from '#modules/accounts/public.ts'
import { deleteExpiredCaptchas } from '#modules/captchas/public.ts'
import { sweepImages } from '#modules/evidence/public.ts'
import { importTasks } from '#modules/imports/public.ts'
import { deliverSms } from '#modules/messages/public.ts'
import { publicationTasks } from '#modules/publication/public.ts'
import { deleteExpiredSessions } from '#modules/sessions/public.ts'
import { createWorkerPool } from '#platform/db/database.ts'
import type { JobPayloads } from '#platform/jobs/jobs.store.ts'
import { releaseOrphans } from '#platform/jobs/orphans.store.ts'
import type { Deps } from './deps.ts'

const DAY_MS = 24 * 3600_000

type Tasks = { [K in keyof JobPayloads]: (payload: JobPayloads[K]) => Promise<void> }

/** Runs the jobs that committed changes left behind, at least once each; resolves when it has started. */
export async function startWorker(deps: Deps, connectionString: string): Promise<{ stop(): Promise<void> }> {
  const tasks: Tasks = {
    ...importTasks(deps),
    ...publicationTasks(deps),
    'send-sms': (payload) => deliverSms(deps, payload),
    'sweep-expired': () => sweep(deps),
  }
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
      Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => task(payload as never)]),
    ),
    crontab: '17 * * * * sweep-expired',
  })
  return {
    async stop() {
      await runner.stop()
      await pgPool.end()
    },
  }
}

async function sweep(deps: Deps): Promise<void> {
  const now = deps.clock.now()
  await deps.database.transact(deadlineIn(30_000), async (tx) => {
    await deleteExpiredCaptchas(tx, now)
    await deleteOldFailures(tx, new Date(now.getTime() - DAY_MS))
    await deleteExpiredSessions(tx, now)
  })
  await deps.files.sweep(DAY_MS, now)
  await deps.vault.sweep(DAY_MS, now)
  const orphans = await sweepImages(deps)
  if (orphans > 0) deps.log.warn('orphaned-images-removed', { images: orphans })
}
