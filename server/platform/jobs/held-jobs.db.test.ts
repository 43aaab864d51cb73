import { expect, test } from 'vitest'
import { startApplication } from '#tests/support/test-application.ts'
import { createHeldJobs } from './held-jobs.store.ts'

const application = startApplication({ data: 'empty' })

/** A job that a worker holds since a while, in a queue of its own, and its id. */
async function heldBy(worker: string): Promise<string> {
  const { rows } = await application.owner.query<{ id: string; job_queue_id: number }>(
    `with added as (select (graphile_worker.add_job('send-sms', '{}', queue_name := gen_random_uuid()::text)).id)
     select id from added`,
  )
  const id = rows[0]?.id ?? ''
  const held = "locked_by = $1, locked_at = now() - interval '1 minute'"
  await application.owner.query(`update graphile_worker._private_jobs set ${held} where id = $2`, [
    worker,
    id,
  ])
  await application.owner.query(
    `update graphile_worker._private_job_queues set ${held}
     where id = (select job_queue_id from graphile_worker._private_jobs where id = $2)`,
    [worker, id],
  )
  return id
}

async function holderOf(id: string): Promise<{ job: string | null; queue: string | null } | undefined> {
  const { rows } = await application.owner.query(
    `select j.locked_by as job, q.locked_by as queue from graphile_worker._private_jobs j
     join graphile_worker._private_job_queues q on q.id = j.job_queue_id where j.id = $1`,
    [id],
  )
  return rows[0]
}

test('OPS-01 a worker frees what it holds and knows nothing of, at the second look, and neither what it works on nor what is another’s', async () => {
  const [lost, mine, ending, others] = [
    await heldBy('one'),
    await heldBy('one'),
    await heldBy('one'),
    await heldBy('two'),
  ]
  const held = createHeldJobs(application.owner)
  expect(await held.releaseUnknown()).toBe(0)
  held.begin('one')
  held.take(mine)
  held.take(ending)
  expect(await held.releaseUnknown()).toBe(0)
  // It has ended, and its end is on the way.
  held.giveBack(ending)
  expect(await held.releaseUnknown()).toBe(1)
  expect(await holderOf(lost)).toEqual({ job: null, queue: null })
  for (const [id, worker] of [
    [mine, 'one'],
    [ending, 'one'],
    [others, 'two'],
  ] as const)
    expect(await holderOf(id)).toEqual({ job: worker, queue: worker })
  expect(await held.releaseUnknown()).toBe(1)
  expect(await holderOf(ending)).toEqual({ job: null, queue: null })
})
