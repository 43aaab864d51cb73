import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** Finds the 准考证 of the person with that number. */
export async function findTransferred(tx: Tx, idNumberIndex: Buffer) {
  return tx
    .selectFrom('tickets as t')
    .innerJoin('persons as p', 'p.id', 't.person_id')
    .select(['t.id', 't.ticket_no as ticketNo', 't.school_id as schoolId'])
    .where('p.id_number_index', '=', idNumberIndex)
    .executeTakeFirst()
}

/** Publishes that the school confirms online or on site, from now on. */
export async function publishSampleNotice(
  tx: Tx,
  notice: { id: string; schoolId: string; staffId: string; at: Date; until: Date },
): Promise<void> {
  await sql`
    insert into confirmation_notices (id, school_id, mode, period, place, words, published_by, published_at)
    values (${notice.id}, ${notice.schoolId}, 'either', tstzrange(${notice.at}, ${notice.until}), '武川路校区继续教育学院 101 室',
      '请携带身份证原件和本市准考证。', ${notice.staffId}, ${notice.at})`.execute(tx)
}

/** Lets both levels approve an arrival. */
export async function approveArrival(
  tx: Tx,
  { id, school, authority, at }: { id: string; school: string; authority: string; at: Date },
): Promise<void> {
  await sql`
    insert into arrival_steps (arrival_id, seq, kind, revision, at, staff_id, level, from_state, from_level)
    values (${id}, 3, 'passed', 1, ${at}, ${school}, 1, 'under_review', 1), (${id}, 4, 'approved', 1, ${at}, ${authority}, 2, 'under_review', 2)`.execute(
    tx,
  )
  await sql`
    update arrivals set state = 'to_confirm', level = 2, version = version + 2, moved_at = ${at}, to_confirm_since = ${at}
    where id = ${id}`.execute(tx)
}
