import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { type JobHelpers, Logger, run, type WorkerEvents } from 'graphile-worker'
import { signTrail } from '#modules/audit-trail/public.ts'
import { degreeAuditTasks } from '#modules/degree-audits/public.ts'
import { departureTasks } from '#modules/departures/public.ts'
import { diplomaTasks } from '#modules/diplomas/public.ts'
import { remindOfDeadlines } from '#modules/home/public.ts'
import { importTasks } from '#modules/imports/public.ts'
import { messageTasks } from '#modules/messages/public.ts'
import { paymentTasks } from '#modules/payments/public.ts'
import { publicationTasks } from '#modules/publication/public.ts'
import { contactOf } from '#modules/registry/public.ts'
import { checkSeals } from '#modules/seals/public.ts'
import { transferInTasks } from '#modules/transfer-in/public.ts'
import { LOOK_EVERY_MS } from '#platform/db/address-watch.ts'
import { createWorkerPool } from '#platform/db/database.ts'
import { createHeldJobs, type HeldJobs } from '#platform/jobs/held-jobs.store.ts'
import { type JobPayloads, type JobRun, runOf } from '#platform/jobs/jobs.store.ts'
import { keepWorkerLife, releaseOrphans, type WorkerLife } from '#platform/jobs/worker-life.store.ts'
import type { Deps } from './deps.ts'
import { sweepExpired } from './retention.ts'

/** How long to wait before a worker that ended is started again. */
const RESTART_MS = 5_000
/** How often the jobs of workers that were killed are looked for. */
const ORPHANS_MS = 5_000

type Tasks = {
  [K in keyof JobPayloads]: (payload: JobPayloads[K], run: JobRun, stop: AbortSignal) => Promise<void>
}

export interface Worker {
  /** Whether jobs are being taken now: not while the database is away and a new start is waited for. */
  isTaking(): boolean
  stop(): Promise<void>
}

/** Runs the jobs that committed changes left behind, each at least once; resolves when the worker has started. */
export async function startWorker(deps: Deps, connectionString: string): Promise<Worker> {
  const tasks: Tasks = {
    ...importTasks(deps),
    ...publicationTasks(deps),
    ...diplomaTasks(deps),
    ...departureTasks(deps),
    ...degreeAuditTasks(deps),
    ...paymentTasks(deps),
    ...transferInTasks(deps),
    ...messageTasks(deps, (contactCipher) => contactOf({ contact_cipher: contactCipher }, deps.cipher).email),
    'remind-deadlines': (_payload, _run, stop) => remindOfDeadlines(deps, stop),
    'sign-trail': () => signTrail(deps),
    'check-seals': async () => void (await checkSeals(deps, 'tonight')),
    'sweep-expired': (_payload, _run, stop) => sweepExpired(deps, stop),
  }
  // A day on which the worker was not running at midnight is signed at the next start.
  await signTrail(deps)
  let running = await startRunner(deps, tasks, connectionString)
  let isStopping = false
  let isTaking = true
  const keepRunning = async () => {
    for (;;) {
      await running.ended
      isTaking = false
      if (isStopping) return
      deps.log.warn('worker-ended')
      // The database may be away for long: meanwhile the process and its web side keep running.
      await sleep(RESTART_MS, undefined, { ref: false })
      if (isStopping) return
      await startRunner(deps, tasks, connectionString).then(
        (started) => {
          running = started
          isTaking = true
        },
        () => undefined,
      )
    }
  }
  void keepRunning()
  return {
    isTaking: () => isTaking,
    async stop() {
      isStopping = true
      await running.stop()
    },
  }
}

/** Starts the library's worker once; `ended` resolves when it has ended, for whatever reason. */
async function startRunner(deps: Deps, tasks: Tasks, connectionString: string) {
  const pgPool = createWorkerPool(connectionString)
  let life: WorkerLife | undefined
  try {
    life = await keepWorkerLife(pgPool)
    const { begin, stop: endLife } = life
    const events: WorkerEvents = new EventEmitter()
    const ownJobs = createHeldJobs(pgPool)
    events.on('pool:create', ({ workerPool }) => {
      begin(workerPool.id)
      ownJobs.begin(workerPool.id)
    })
    events.on('job:start', ({ job }) => ownJobs.take(job.id))
    events.on('job:complete', ({ job }) => ownJobs.giveBack(job.id))
    const runner = await run({
      ...{ pgPool, events },
      noHandleSignals: true,
      // With both batch delays at 0 the library reports a job's end again and again while the database is away.
      // Otherwise it reports once, and a failed report is an unhandled rejection that ends the process.
      preset: {
        worker: { concurrentJobs: 2, pollInterval: 1_000, completeJobBatchDelay: 0, failJobBatchDelay: 0 },
      },
      logger: new Logger(() => (level, _message) => {
        // A job's message may quote a row; the log needs to know only that a job failed.
        if (level === 'error') deps.log.warn('job-failed')
      }),
      taskList: Object.fromEntries(
        Object.entries(tasks).map(([name, task]) => [
          name,
          (payload: unknown, { job, abortSignal }: JobHelpers) =>
            task(payload as never, runOf(job), abortSignal),
        ]),
      ),
      // These lines are in UTC: 16:05 is five past midnight in Beijing.
      crontab:
        '17 * * * * sweep-expired\n*/5 * * * * write-letters\n1 * * * * sweep-arrivals\n35 * * * * lapse-departures\n5 1 * * * remind-deadlines\n30 2 * * * fetch-bills\n5 16 * * * sign-trail\n30 18 * * * replay-degrees\n30 19 * * * check-seals',
    })
    const orphans = lookForOrphans(deps, pgPool, ownJobs)
    const address = setInterval(() => void pgPool.look(), LOOK_EVERY_MS).unref()
    const ended = runner.promise
      .catch(() => undefined)
      .then(() => {
        clearInterval(orphans)
        clearInterval(address)
        endLife()
        return pgPool.end()
      })
    return {
      ended,
      async stop() {
        // Stopping throws when the worker has already ended by itself.
        await runner.stop().catch(() => undefined)
        await ended
      },
    }
  } catch (error) {
    // The pool ends when all its connections are back.
    life?.stop()
    await pgPool.end()
    throw error
  }
}

/** At once, and again and again: another process may be killed while this one lives. */
function lookForOrphans(
  deps: Deps,
  pool: Parameters<typeof releaseOrphans>[0],
  ownJobs: HeldJobs,
): NodeJS.Timeout {
  const look = async () => {
    const workers = await releaseOrphans(pool)
    if (workers > 0) deps.log.warn('orphaned-jobs-released', { workers })
    const jobs = await ownJobs.releaseUnknown()
    if (jobs > 0) deps.log.warn('unknown-jobs-released', { jobs })
  }
  // While the database is away there is nothing to be found.
  const lookOnce = () => void look().catch(() => undefined)
  lookOnce()
  return setInterval(lookOnce, ORPHANS_MS).unref()
}
