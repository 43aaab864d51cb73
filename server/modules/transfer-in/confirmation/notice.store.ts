import { type RawBuilder, sql } from 'kysely'
import type { ConfirmationMode } from '#contracts/transfers/transfer-in.ts'
import type { Tx } from '#platform/db/database.ts'

export interface NoticeRow {
  id: string
  school_id: string
  school_name: string
  mode: ConfirmationMode
  opens_at: Date
  closes_at: Date
  place: string | null
  words: string
  version: number
}

const ROWS = sql`
  select n.id, n.school_id, s.name as school_name, n.mode, lower(n.period) as opens_at, upper(n.period) as closes_at, n.place, n.words,
    n.version
  from confirmation_notices n join schools s on s.id = n.school_id`

/**
 * TRI-02: finds the notice by which an arrival is confirmed: the one of its school that closes first after it began to wait. Derived at
 * every reading, so that an extension holds for everybody at once.
 */
export async function findNoticeFor(
  tx: Tx,
  waiting: { school_id: string | null; to_confirm_since: Date | null },
): Promise<NoticeRow | undefined> {
  const { rows } = await sql<NoticeRow>`${ROWS}
    where n.school_id = ${waiting.school_id}::uuid and upper(n.period) > ${waiting.to_confirm_since}::timestamptz
    order by upper(n.period), n.id limit 1`.execute(tx)
  return rows[0]
}

/** The instant until which an arrival `a` waits for its confirmation; null: no notice says so yet. */
export const CLOSES_AT: RawBuilder<Date | null> = sql`(select min(upper(n.period)) from confirmation_notices n
  where n.school_id = a.school_id and upper(n.period) > a.to_confirm_since)`

/** Lists notices of these schools, the newest first, `limit` at most; undefined schools: all. */
export async function listNotices(
  tx: Tx,
  { schoolIds, limit }: { schoolIds: readonly string[] | undefined; limit: number },
): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`${ROWS}
    where ${schoolIds === undefined} or n.school_id = any(${schoolIds ?? []}::uuid[])
    order by lower(n.period) desc, n.id limit ${limit}`.execute(tx)
  return rows
}

/** Finds a notice and locks it, so that of two changes the second sees the first. */
export async function lockNotice(tx: Tx, id: string): Promise<NoticeRow | undefined> {
  const { rows } = await sql<NoticeRow>`${ROWS} where n.id = ${id} for update of n`.execute(tx)
  return rows[0]
}

export interface NoticeContent {
  mode: ConfirmationMode
  opensAt: Date
  closesAt: Date
  place: string | undefined
  words: string
}

/** Inserts a notice. Throws the violation of its exclusion when the school has one at that time. */
export async function insertNotice(
  tx: Tx,
  notice: NoticeContent & { id: string; schoolId: string; staffId: string; at: Date },
): Promise<void> {
  await sql`
    insert into confirmation_notices (id, school_id, mode, period, place, words, published_by, published_at)
    values (${notice.id}, ${notice.schoolId}, ${notice.mode}, tstzrange(${notice.opensAt}, ${notice.closesAt}), ${notice.place ?? null},
      ${notice.words}, ${notice.staffId}, ${notice.at})`.execute(tx)
}

/** Changes a notice of the version that was seen; false when somebody was faster. */
export async function updateNotice(
  tx: Tx,
  notice: NoticeContent & { id: string; version: number; staffId: string; at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update confirmation_notices set mode = ${notice.mode}, period = tstzrange(${notice.opensAt}, ${notice.closesAt}),
      place = ${notice.place ?? null}, words = ${notice.words}, version = version + 1, published_by = ${notice.staffId}::uuid,
      published_at = ${notice.at}
    where id = ${notice.id} and version = ${notice.version}`.execute(tx)
  return numAffectedRows === 1n
}
