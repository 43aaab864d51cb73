import { sql } from 'kysely'
import { insertAccounts } from '#modules/accounts/public.ts'
import { insertPersons, insertTickets } from '#modules/registry/public.ts'
import { insertScores } from '#modules/scores/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Sealer } from '#platform/secrets/sealer.ts'
import { foldedName } from '../checking/folded-name.store.ts'
import { soundRows } from '../checking/sound-rows.store.ts'
import { countFormerNumbers, holdNamedPersons } from './former-number.store.ts'

/** The rows of scores that are applied: those in blocks, and those that were compared. */
const appliedScores = (batchId: string) => sql`(
  select person_id, ticket_id, course_code, outcome, mark, grade from import_rows where batch_id = ${batchId} and problems = '{}'
  union all select person_id, ticket_id, course_code, outcome, mark, grade from ${soundRows(batchId)} s)`

/** Writes all of a batch's staged scores in the order of the indexes, or none of them; answers how many. */
export async function insertStagedScores(
  tx: Tx,
  deps: { sealer: Sealer },
  batch: { id: string; source: 'exam' | 'practice' },
): Promise<number> {
  const rows = sql`
    with source as materialized (
      select b.sitting_id, g.held_to from import_batches b join sittings g on g.id = b.sitting_id where b.id = ${batch.id})
    select r.person_id, r.ticket_id, r.course_code, (select sitting_id from source) as sitting_id, r.outcome, r.mark, r.grade,
      (select held_to from source) as obtained_on, ${batch.id}::uuid as batch_id
    from ${appliedScores(batch.id)} r
    order by r.ticket_id`
  return insertScores(tx, deps, { rows, source: batch.source, batchId: batch.id })
}

/** Staged rows, each with the person who has its ID number, in whichever form the number is recorded (LOG-01). */
const ROWS_OF_PERSONS = sql`import_rows r
      left join persons n on n.id_number_index = decode(r.fields->>'idNumberIndex', 'hex')
      left join persons o on o.id_number_index = decode(r.fields->>'oldIdNumberIndex', 'hex')
      join persons p on p.id = coalesce(n.id, o.id)`

/**
 * Writes a batch's staged candidates: new persons, their accounts, and every 准考证. Answers the number of 准考证, and the
 * number of rows whose name differs from that of a person recorded under the same number since the check, or whose number a
 * correction has replaced since.
 */
export async function insertStagedCandidates(
  tx: Tx,
  batch: { id: string; on: string; at: Date },
): Promise<{ count: number; otherNames: number; formerNumbers: number }> {
  await holdNamedPersons(tx, batch.id)
  const formerNumbers = await countFormerNumbers(tx, batch.id)
  if (formerNumbers > 0) return { count: 0, otherNames: 0, formerNumbers }
  const by = { batchId: batch.id, on: batch.on }
  const persons = sql`
    select distinct on (r.fields->>'idNumberIndex') r.given_name as name, r.fields->>'idType' as id_type,
      decode(r.fields->>'idNumberCipher', 'hex') as id_number_cipher, decode(r.fields->>'idNumberIndex', 'hex') as id_number_index,
      decode(r.fields->>'phoneCipher', 'hex') as phone_cipher, decode(r.fields->>'phoneIndex', 'hex') as phone_index
    from import_rows r left join persons o on o.id_number_index = decode(r.fields->>'oldIdNumberIndex', 'hex')
    where r.batch_id = ${batch.id} and o.id is null
    order by r.fields->>'idNumberIndex', r.row_no`
  await insertPersons(tx, persons, by)
  const accounts = sql`
    select distinct on (p.id) p.id as person_id, r.fields->>'passwordHash' as password_hash
    from ${ROWS_OF_PERSONS}
    where r.batch_id = ${batch.id} order by p.id, r.row_no`
  await insertAccounts(tx, accounts, batch.at)
  const tickets = sql`
    select r.ticket_no, p.id as person_id, m.school_id, r.plan_id
    from ${ROWS_OF_PERSONS}
      join plans pl on pl.id = r.plan_id join majors m on m.id = pl.major_id
    where r.batch_id = ${batch.id}`
  const count = await insertTickets(tx, tickets, by)
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${ROWS_OF_PERSONS}
    where r.batch_id = ${batch.id} and ${foldedName('p.name')} <> ${foldedName('r.given_name')}`.execute(tx)
  return { count, otherNames: rows[0]?.count ?? 0, formerNumbers }
}

/** Counts the 准考证 that have staged scores. */
export async function countStagedTickets(tx: Tx, batchId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select distinct ticket_id from ${appliedScores(batchId)} r) t`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}
