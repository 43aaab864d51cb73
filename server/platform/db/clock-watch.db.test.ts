import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { createLog } from '#platform/log/log.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { watchClock } from './clock-watch.ts'
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
  const failure = (statement: string) =>
    database.read(deadlineIn(5_000), (tx) => sql.raw(statement).execute(tx)).catch((error: unknown) => error)
  const late = "select require_present(now() - interval '1 hour')"
  expect(isClockAstray(await failure(late))).toBe(true)
  expect(isClockAstray(await failure('delete from audit_entries'))).toBe(false)
})
