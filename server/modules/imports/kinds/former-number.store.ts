import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { foldedName } from '../checking/folded-name.store.ts'

/**
 * Whether the number of a row `r` is one that a correction has replaced, and the row means the same person, under the present name or
 * a former one (PRF-01). Imported, it would make a second person of one. A number that two people had is the other one's by its name.
 */
export function isFormerNumber(number: RawBuilder<string>): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (
    select from person_corrections c join persons q on q.id = c.person_id
    where c.datum = 'idNumber' and c.undone_at is null and c.old_index = decode(${number}, 'hex') and q.id_number_index <> c.old_index
      and (${foldedName('q.name')} = ${foldedName('r.given_name')} or exists (
        select from person_corrections n where n.person_id = c.person_id and n.datum = 'name' and n.undone_at is null
          and n.old_index = decode(r.fields->>'nameIndex', 'hex'))))`
}

/**
 * Locks the persons whom a batch of candidates names, so that none of them is corrected until the batch is applied: the correction or the
 * batch is first, and the other one sees it.
 */
export async function holdNamedPersons(tx: Tx, batchId: string): Promise<void> {
  await sql`
    select from persons p where p.id_number_index in (
      select decode(r.fields->>unnest(array['idNumberIndex', 'oldIdNumberIndex']), 'hex') from import_rows r where r.batch_id = ${batchId})
    order by p.id for share`.execute(tx)
}

/** Counts the rows whose number a correction has replaced since the check. */
export async function countFormerNumbers(tx: Tx, batchId: string): Promise<number> {
  const number = sql<string>`r.fields->>'idNumberIndex'`
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from import_rows r where r.batch_id = ${batchId} and ${isFormerNumber(number)}`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}
