import type pg from 'pg'
import { WORKER_NAME } from '#platform/db/database.ts'

/**
 * Frees the jobs of workers that were killed, so that they run at once and not in hours. A lock is an orphan when it is
 * older than the connections of all living workers. The query runs on a worker's own connection, because a role sees the
 * sessions of its own kind only. If a living worker has lost all its connections, its job runs twice; every job can bear
 * that.
 */
export async function releaseOrphans(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ worker: string }>(
    `select distinct locked_by as worker from graphile_worker.jobs
     where locked_at < (select min(backend_start) from pg_stat_activity
       where application_name = $1 and datname = current_database())`,
    [WORKER_NAME],
  )
  const workers = rows.map(({ worker }) => worker)
  if (workers.length > 0) await pool.query('select graphile_worker.force_unlock_workers($1)', [workers])
  return workers.length
}
