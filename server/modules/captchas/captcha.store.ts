import { sql } from 'kysely'
import type { CaptchaPurpose } from '#contracts/entrance.ts'
import type { Deadline } from '#kernel/deadline.ts'
import type { Database, Tx } from '#platform/db/database.ts'

/** What a captcha counts for: its purpose, and the network that asked for it, as a keyed digest. */
export interface CaptchaBond {
  purpose: CaptchaPurpose
  networkDigest: Buffer
}

/** What answers it: letters, of which only a keyed digest is stored, or so many bits of work. */
export type CaptchaTask = { kind: 'image'; answerDigest: Buffer } | { kind: 'work'; bits: number }

/** A captcha as it is issued. */
export interface NewCaptcha<Task extends CaptchaTask = CaptchaTask> {
  id: string
  bond: CaptchaBond
  task: Task
  expiresAt: Date
}

/** Stores a captcha that is answered by work. */
export async function insertWork(
  tx: Tx,
  { id, bond, task, expiresAt }: NewCaptcha<Extract<CaptchaTask, { kind: 'work' }>>,
): Promise<void> {
  await tx
    .insertInto('captchas')
    .values({
      ...{ id, kind: task.kind, answer_digest: Buffer.alloc(0), bits: task.bits },
      ...{ purpose: bond.purpose, network_digest: bond.networkDigest, expires_at: expiresAt },
    })
    .execute()
}

/** What follows in the same statement commits without waiting for the disk. */
const QUIET = `quiet as materialized (select set_config('synchronous_commit', 'off', true) as setting)`

const KEEP_IMAGE = {
  name: 'keep-image-captcha',
  text: `with ${QUIET} insert into captchas (id, kind, answer_digest, purpose, network_digest, expires_at)
    select $1::uuid, 'image', $2::bytea, $3::text, $4::bytea, $5::timestamptz from quiet`,
}

/**
 * Stores a captcha that is answered by letters: on the day of a release each sign-in begins with it. Its commit does not wait for the
 * disk: a captcha that a crash has taken is one more that is not there any more, and the page asks for the next.
 */
export async function insertImage(
  database: Database,
  deadline: Deadline,
  { id, bond, task, expiresAt }: NewCaptcha<Extract<CaptchaTask, { kind: 'image' }>>,
): Promise<void> {
  const values = [id, task.answerDigest, bond.purpose, bond.networkDigest, expiresAt]
  await database.prepared(deadline, { ...KEEP_IMAGE, values })
}

/**
 * Takes the captcha out of the table, so that a second answer finds none, whether the first was right or wrong (LOG-04:
 * single use). One that was made for something else, or for another network, is spent as well.
 */
export async function takeCaptcha(
  tx: Tx,
  { id, bond, at }: { id: string; bond: CaptchaBond; at: Date },
): Promise<CaptchaTask | undefined> {
  const row = await tx
    .deleteFrom('captchas')
    .where('id', '=', id)
    .returning(['answer_digest', 'bits', 'purpose', 'network_digest', 'expires_at'])
    .executeTakeFirst()
  return row && taskOf(row, { bond, at })
}

/**
 * The same within a larger statement, `$1` being its id. Its commit does not wait for the disk: after a crash a captcha of that moment
 * may count once more, and the sign-in that it was for waits for its own commit.
 */
export const TAKE_CAPTCHA = `${QUIET},
  taken as (delete from captchas using quiet where captchas.id = $1::uuid
    returning answer_digest, bits, purpose, network_digest, expires_at)`

/** A captcha as the table has it. */
export interface CaptchaRow {
  answer_digest: Buffer
  bits: number | null
  purpose: string
  network_digest: Buffer
  expires_at: Date
}

/** What answers a captcha, if it is still good and was made for this. */
export function taskOf(
  row: CaptchaRow,
  { bond, at }: { bond: CaptchaBond; at: Date },
): CaptchaTask | undefined {
  if (row.expires_at <= at) return undefined
  if (row.purpose !== bond.purpose || !row.network_digest.equals(bond.networkDigest)) return undefined
  return row.bits === null
    ? { kind: 'image', answerDigest: row.answer_digest }
    : { kind: 'work', bits: row.bits }
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

/** Deletes captchas that were not answered in time, and counts whose window is long over. */
export async function deleteExpiredCaptchas(tx: Tx, at: Date): Promise<void> {
  await tx.deleteFrom('captchas').where('expires_at', '<', at).execute()
  const dayAgo = new Date(at.getTime() - 24 * 3600_000)
  await tx.deleteFrom('captcha_work_counts').where('window_started_at', '<', dayAgo).execute()
}
