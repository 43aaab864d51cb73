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

/** Of how many 准考证 the staged scores are. */
export async function countStagedTickets(tx: Tx, batchId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct ticket_id)::int as count from import_rows where batch_id = ${batchId}`.execute(tx)
  return rows[0]?.count ?? 0
}
