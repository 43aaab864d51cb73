import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** How many jobs of a task stand so: due and waiting, being worked off, for later, or given up after their last try. */
export interface JobFigure {
  task: string
  state: 'due' | 'running' | 'later' | 'given_up'
  count: number
}

/** Counts the jobs of every task by how they stand now. */
export async function countJobs(tx: Tx): Promise<JobFigure[]> {
  const { rows } = await sql<JobFigure>`
    select task_identifier as task, case when attempts >= max_attempts and locked_at is null then 'given_up'
      when locked_at is not null then 'running' when run_at > now() then 'later' else 'due' end as state, count(*)::int as count
    from graphile_worker.jobs group by 1, 2 order by 1, 2 limit 500`.execute(tx)
  return rows
}
