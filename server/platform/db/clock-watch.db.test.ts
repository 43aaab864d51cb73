import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { createLog } from '#platform/log/log.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { watchClock } from './clock-watch.ts'
import type { Tx } from './database.ts'
import { isClockAstray } from './database-faults.ts'

const application = startApplication({ data: 'empty' })

test('OPS-01 a clock that differs from the database’s, and one that jumps, forward or back, are told with the seconds', async () => {
  let offset = 0
  const lines: string[] = []
  const clock = { now: () => new Date(Date.now() + offset) }
  const log = createLog({ level: 'warn', write: (line) => lines.push(line), now: clock.now })
  const { database } = application.deps
  const elapsed = () => performance.now()
  const said = () => lines.splice(0).map((line) => JSON.parse(line) as { event: string; seconds: number })
  const near = (event: string, seconds: number) =>
    expect.objectContaining({ event, seconds: expect.closeTo(seconds, -0.5) })

  const { aheadMs, look, stop } = await watchClock({ database, clock, elapsed, log })
  stop()
  expect(Math.abs(aheadMs)).toBeLessThan(1_000)
  await look()
  expect(said()).toEqual([])
  for (const [to, jump] of [
    [3_600_000, 3_600],
    [-60_000, -3_660],
    [0, 60],
  ] as const) {
    offset = to
    await look()
    const differs = to === 0 ? [] : [near('clock-differs', to / 1_000)]
    expect(said()).toEqual([near('clock-jumped', jump), ...differs])
  }
})

test('OPS-01 what the trail refuses because a clock is astray is told from a right that is missing', async () => {
  const { database } = application.deps
  await application.owner.query("update audit_clock set tolerance = '5 minutes'")
  const failure = (work: (tx: Tx) => Promise<unknown>) =>
    database.transact(deadlineIn(5_000), work).catch((error: unknown) => error)
  const entry = {
    actor: { kind: 'system', name: 'test' },
    action: 'import.discard',
    subject: { kind: 'import_batch', id: '1' },
  } as const
  const write = (ahead: number) =>
    failure((tx) => writeAudit(tx, { ...entry, at: new Date(Date.now() + ahead) }))
  expect(isClockAstray(await write(-3_600_000))).toBe(true)
  expect(isClockAstray(await write(3_600_000))).toBe(true)
  expect(await write(0)).toBeUndefined()
  const right = await failure((tx) => sql`delete from audit_entries`.execute(tx))
  expect([right, isClockAstray(right)]).toEqual([expect.objectContaining({ code: '42501' }), false])
})
