import { setTimeout as sleep } from 'node:timers/promises'
import { paymentTasks } from '#modules/payments/public.ts'
import type { TestApplication } from '../../support/test-application.ts'
import type { PaymentProduct } from '../payment-product.ts'
import { DUE, type Ground, notBeforeToday, TASKS } from './ground.ts'

/** The product in this process; a kill is what the database sees of one: every connection is cut in the middle of its work. */
export function groundHere(product: PaymentProduct): Ground {
  const { application } = product
  notBeforeToday(application.clock)
  return {
    product,
    meet: (person) => person,
    // A connection that is cut ends this run, not the jobs.
    work: () => runDueJobs(application).catch(() => undefined),
    pass: async (milliseconds) => application.clock.advance(milliseconds),
    async kill(afterMs) {
      await sleep(afterMs)
      await application.owner
        .query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
        )
        .catch(() => undefined)
    },
  }
}

const ROUNDS = 30

interface Job {
  id: string
  task_identifier: (typeof TASKS)[number]
  payload: unknown
}

/** Works as the product's worker does, until no job is due: a job is locked, run, and gone, or tried again. */
async function runDueJobs({ deps, owner, clock }: TestApplication): Promise<void> {
  const tasks = paymentTasks(deps)
  for (let round = 0; round < ROUNDS; round += 1) {
    const due = await owner.query<{ id: string }>(DUE, [TASKS, clock.now()])
    if (due.rowCount === 0) return
    const { rows } = await owner.query<Job>(LOCK, [due.rows.map(({ id }) => id)])
    for (const { id, task_identifier: name, payload } of rows) {
      // What a job of this name is given, the product wrote itself.
      const isDone = await tasks[name](payload as never).then(
        () => true,
        () => false,
      )
      await owner.query(isDone ? GONE : AGAIN, [id])
    }
  }
  throw new Error('jobs that order themselves again and again')
}

/** Nobody else works here: what a cut connection left locked is free. */
const LOCK = `
  with locked as (
    update graphile_worker._private_jobs set locked_at = now(), locked_by = 'test', attempts = attempts + 1
    where id = any($1) returning id, task_id, payload)
  select l.id, t.identifier as task_identifier, l.payload from locked l
  join graphile_worker._private_tasks t on t.id = l.task_id order by l.id`
const GONE = 'delete from graphile_worker._private_jobs where id = $1'
const AGAIN = 'update graphile_worker._private_jobs set locked_at = null, locked_by = null where id = $1'
