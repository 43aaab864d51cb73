import type pg from 'pg'

/** The jobs that the worker of this process works on, and those that the database says it does. */
export interface HeldJobs {
  /** Tells the name by which the worker locks its jobs. */
  begin(worker: string): void
  take(job: string): void
  giveBack(job: string): void
  /**
   * Frees the jobs that the worker holds and knows nothing of; answers how many. It asked for one, the database gave it, and the answer was lost with the
   * connection: a worker that lives keeps such a job for hours (OPS-01). Only what was unknown at the look before too is freed: of what has just ended the
   * database may not know yet. If a job runs twice all the same, every job can bear that.
   */
  releaseUnknown(): Promise<number>
}

/** What was taken just now may not have been answered yet. */
const YOUNG = '5 seconds'

/** Creates the list of one worker. */
export function createHeldJobs(pool: pg.Pool): HeldJobs {
  const known = new Set<string>()
  let suspects: ReadonlySet<string> = new Set()
  let name: string | undefined
  return {
    begin: (worker) => {
      name = worker
    },
    take: (job) => void known.add(job),
    giveBack: (job) => void known.delete(job),
    async releaseUnknown() {
      if (name === undefined) return 0
      const { rows } = await pool.query<{ id: string }>(
        'select id from graphile_worker.jobs where locked_by = $1 and locked_at < now() - $2::interval',
        [name, YOUNG],
      )
      const unknown = rows.map(({ id }) => id).filter((id) => !known.has(id))
      const lost = unknown.filter((id) => suspects.has(id))
      suspects = new Set(unknown)
      if (lost.length > 0) await release(pool, { worker: name, jobs: lost })
      return lost.length
    },
  }
}

/** The library frees all jobs of a worker, and no single one: its own tables are changed as it does that. */
async function release(
  pool: pg.Pool,
  { worker, jobs }: { worker: string; jobs: readonly string[] },
): Promise<void> {
  await pool.query(
    `with freed as (
       update graphile_worker._private_jobs set locked_at = null, locked_by = null
       where id = any($1::bigint[]) and locked_by = $2 returning job_queue_id)
     update graphile_worker._private_job_queues q set locked_at = null, locked_by = null
     from freed where q.id = freed.job_queue_id and q.locked_by = $2`,
    [jobs, worker],
  )
}
