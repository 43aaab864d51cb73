import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { foldedName } from './folded-name.store.ts'

/** Writes a batch's staged scores, in the order of the indexes: all of them or none. Answers how many. */
export async function insertStagedScores(
  tx: Tx,
  batch: { id: string; source: 'exam' | 'practice' },
): Promise<number> {
  const { numAffectedRows } = await sql`
    with source as materialized (
      select b.sitting_id, g.held_to from import_batches b join sittings g on g.id = b.sitting_id where b.id = ${batch.id})
    insert into scores (person_id, id, ticket_id, course_code, sitting_id, source, outcome, mark, grade, obtained_on, batch_id)
    select r.person_id, gen_random_uuid(), r.ticket_id, r.course_code, (select sitting_id from source), ${batch.source}, r.outcome,
      r.mark, r.grade, (select held_to from source), r.batch_id
    from import_rows r where r.batch_id = ${batch.id} and r.problems = '{}'
    order by r.ticket_id`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** A staged row with the person whose number it holds, in whichever form that person is recorded (LOG-01). */
const ROWS_OF_PERSONS = sql`import_rows r
      left join persons n on n.id_number_index = decode(r.fields->>'idNumberIndex', 'hex')
      left join persons o on o.id_number_index = decode(r.fields->>'oldIdNumberIndex', 'hex')
      join persons p on p.id = coalesce(n.id, o.id)`

/**
 * Writes a batch's staged candidates: persons who are new, their accounts, and every 准考证. Answers how many 准考证, and
 * how many rows are in another name than the person who came in under that number since the check.
 */
export async function insertStagedCandidates(
  tx: Tx,
  batch: { id: string; on: string; at: Date },
): Promise<{ count: number; otherNames: number }> {
  await sql`
    insert into persons (id, name, id_type, id_number_cipher, id_number_index, phone_cipher, phone_index, registered_on, origin_batch_id)
    select distinct on (r.fields->>'idNumberIndex') gen_random_uuid(), r.given_name, r.fields->>'idType',
      decode(r.fields->>'idNumberCipher', 'hex'), decode(r.fields->>'idNumberIndex', 'hex'),
      decode(r.fields->>'phoneCipher', 'hex'), decode(r.fields->>'phoneIndex', 'hex'), ${batch.on}, ${batch.id}
    from import_rows r left join persons o on o.id_number_index = decode(r.fields->>'oldIdNumberIndex', 'hex')
    where r.batch_id = ${batch.id} and o.id is null
    order by r.fields->>'idNumberIndex', r.row_no
    on conflict (id_number_index) do nothing`.execute(tx)
  await sql`
    insert into candidate_accounts (person_id, password_hash, password_set_at)
    select distinct on (p.id) p.id, r.fields->>'passwordHash',
      case when r.fields->>'passwordHash' is null then null else ${batch.at}::timestamptz end
    from ${ROWS_OF_PERSONS}
    where r.batch_id = ${batch.id} order by p.id, r.row_no
    on conflict (person_id) do nothing`.execute(tx)
  const { numAffectedRows } = await sql`
    insert into tickets (id, ticket_no, person_id, school_id, plan_id, registered_on, origin_batch_id)
    select gen_random_uuid(), r.ticket_no, p.id, m.school_id, r.plan_id, ${batch.on}, ${batch.id}
    from ${ROWS_OF_PERSONS}
      join plans pl on pl.id = r.plan_id join majors m on m.id = pl.major_id
    where r.batch_id = ${batch.id}`.execute(tx)
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${ROWS_OF_PERSONS}
    where r.batch_id = ${batch.id} and ${foldedName('p.name')} <> ${foldedName('r.given_name')}`.execute(tx)
  return { count: Number(numAffectedRows ?? 0), otherNames: rows[0]?.count ?? 0 }
}

/** What hangs on a batch by now, so that it cannot simply go. */
export async function countDependants(tx: Tx, batchId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (
      (select count(*) from score_corrections c join scores s on s.person_id = c.person_id and s.id = c.score_id where s.batch_id = ${batchId})
      + (select count(*) from tickets t where t.origin_batch_id = ${batchId} and exists (select 1 from scores s where s.ticket_id = t.id))
      + (select count(*) from sign_ins i join persons p on p.id = i.person_id where p.origin_batch_id = ${batchId})
      + (select count(*) from messages m join persons p on p.id = m.person_id where p.origin_batch_id = ${batchId})
      + (select count(*) from sessions e join persons p on p.id = e.person_id where p.origin_batch_id = ${batchId})
      + (select count(*) from sms_outbox o join persons p on p.id = o.person_id where p.origin_batch_id = ${batchId})
      + (select count(*) from recovery_requests q join persons p on p.id = q.person_id where p.origin_batch_id = ${batchId})
      + (select count(*) from phone_codes c join persons p on p.id = c.person_id where p.origin_batch_id = ${batchId})
      + (select count(*) from candidate_accounts a join persons p on p.id = a.person_id join import_batches b on b.id = p.origin_batch_id
          where p.origin_batch_id = ${batchId} and a.password_set_at > b.applied_at)
      + (select count(*) from persons p join tickets t on t.person_id = p.id
          where p.origin_batch_id = ${batchId} and t.origin_batch_id is distinct from ${batchId})
    )::int as count`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Whether a publication holds the batch. */
export async function isOnItsWayOut(tx: Tx, batchId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('publication_batches as pb')
    .innerJoin('publications as p', 'p.id', 'pb.publication_id')
    .select('p.id')
    .where('pb.batch_id', '=', batchId)
    .where('p.state', 'in', ['proposed', 'approved'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Takes back what the batch brought, and answers how many scores and tickets that was. */
export async function deleteBroughtIn(tx: Tx, batchId: string): Promise<number> {
  const scores = await tx.deleteFrom('scores').where('batch_id', '=', batchId).executeTakeFirst()
  const tickets = await tx.deleteFrom('tickets').where('origin_batch_id', '=', batchId).executeTakeFirst()
  await sql`delete from candidate_accounts a using persons p where p.id = a.person_id and p.origin_batch_id = ${batchId}`.execute(
    tx,
  )
  await tx.deleteFrom('persons').where('origin_batch_id', '=', batchId).execute()
  return Number(scores.numDeletedRows + tickets.numDeletedRows)
}
