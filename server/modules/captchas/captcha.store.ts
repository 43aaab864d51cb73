import { sql } from 'kysely'
import type { Deadline } from '#kernel/deadline.ts'
import type { Database, Tx } from '#platform/db/database.ts'
import type { Captcha } from './captcha-token.ts'

/** Longer than the clocks of two nodes are ever apart: until then nobody takes what has run out for fresh. */
const KEPT_MS = 3600_000

/**
 * Writes down that the captcha `$1`, which runs out at `$2`, is used, so that a second answer is none (LOG-04: single use), whether the
 * first was right or wrong: `spent` has a row for the first only. To be followed by a `select`. Its commit does not wait for the disk:
 * after a crash a captcha of that moment may count once more, and the sign-in that it was for waits for its own commit.
 */
export const SPEND_CAPTCHA = `quiet as materialized (select set_config('synchronous_commit', 'off', true) as setting),
  spent as (insert into spent_captchas (id, expires_at) select $1::uuid, $2::timestamptz from quiet
    on conflict do nothing returning id)`

const SPEND = {
  name: 'spend-captcha',
  text: `with ${SPEND_CAPTCHA} select exists(select from spent) as is_first`,
}

/** Uses the captcha up; false if it was before. */
export async function spendCaptcha(
  database: Database,
  deadline: Deadline,
  { id, expiresAt }: Captcha,
): Promise<boolean> {
  const query = { ...SPEND, values: [id, expiresAt] }
  const [row] = await database.prepared<{ is_first: boolean }>(deadline, query)
  return row?.is_first === true
}

/** Counts a puzzle under a key and answers how many were asked for in the running window, this one included. */
export async function countWork(
  tx: Tx,
  key: Buffer,
  { at, windowMs }: { at: Date; windowMs: number },
): Promise<number> {
  const since = new Date(at.getTime() - windowMs)
  const { rows } = await sql<{ asked: number }>`
    insert into captcha_work_counts as c (key, asked, window_started_at) values (${key}, 1, ${at})
    on conflict (key) do update set
      asked = case when c.window_started_at <= ${since} then 1 else c.asked + 1 end,
      window_started_at = case when c.window_started_at <= ${since} then ${at} else c.window_started_at end
    returning asked`.execute(tx)
  return rows[0]?.asked ?? 0
}

/** Deletes which captchas were used when they have long run out, and counts whose window is long over. */
export async function deleteOldCaptchas(tx: Tx, at: Date): Promise<void> {
  const over = new Date(at.getTime() - KEPT_MS)
  await tx.deleteFrom('spent_captchas').where('expires_at', '<', over).execute()
  const dayAgo = new Date(at.getTime() - 24 * 3600_000)
  await tx.deleteFrom('captcha_work_counts').where('window_started_at', '<', dayAgo).execute()
}
