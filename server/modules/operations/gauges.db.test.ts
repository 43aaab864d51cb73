import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { addJob } from '#platform/jobs/jobs.store.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()

test('OPS-01 connections, the bus, hashes, jobs and deliveries are shown as they stand', async () => {
  const { owner, deps, app } = application
  await deps.database.transact(deadlineIn(10_000), (tx) =>
    addJob(tx, 'announce-publication', { payload: { publicationId: 'none' }, runAt: new Date('2099-01-01') }),
  )
  await owner.query(
    `insert into letters (id, person_id, address_cipher, state, created_at)
     select gen_random_uuid(), id, '\\x00', 'queued', $1 from persons limit 1`,
    [new Date(deps.clock.now().getTime() - 60_000)],
  )
  const { body } = await app.http.inject({ url: '/metrics', remoteAddress: '127.0.0.1' })
  for (const line of [
    /^kaoji_database_connections\{state="open"\} [1-9]/m,
    /^kaoji_database_connections\{state="waiting"\} \d+$/m,
    /^kaoji_bus_listening [01]$/m,
    /^kaoji_hash_wait_seconds 0$/m,
    /^kaoji_log_lines_lost 0$/m,
    /^kaoji_clock_ahead_seconds -?\d/m,
    /^kaoji_jobs\{task="announce-publication",state="later"\} [1-9]/m,
    /^kaoji_deliveries\{kind="letter",state="queued"\} 1$/m,
  ])
    expect(body).toMatch(line)
})
