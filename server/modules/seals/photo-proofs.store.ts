import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** What the trail keeps of a batch of photographs, and the state that the batch has now. */
export interface KeptProof {
  batchId: string
  batchNo: number
  act: 'applied' | 'rolled_back'
  persons: number
  photoDigest: string
  isInForce: boolean
  /** When it came into the trail, or when the batch was last found broken. */
  lastAt: Date
}

/** Lists what the trail keeps of batches of photographs. */
export async function listPhotoProofs(tx: Tx): Promise<KeptProof[]> {
  const { rows } = await sql<KeptProof>`
    select b.id as "batchId", b.batch_no as "batchNo", case e.action when 'import.apply' then 'applied' else 'rolled_back' end as act,
      (e.new_value->>'persons')::int as persons, e.new_value->>'photoDigest' as "photoDigest",
      b.state in ('applied', 'rolling_back') as "isInForce",
      greatest(e.at, (select max(s.at) from audit_entries s
        where s.action = 'seal.break' and s.subject_kind = 'import_batch' and s.subject_id = e.subject_id)) as "lastAt"
    from audit_entries e join import_batches b on b.id::text = e.subject_id
    where e.subject_kind = 'import_batch' and e.action in ('import.apply', 'import.roll_back') and e.new_value ? 'photoDigest'
    order by b.batch_no, e.action, e.chain, e.seq limit 100000`.execute(tx)
  return rows
}

/** Whether every photograph of a batch that is in force is the one that its person was given. */
export async function areAsBrought(tx: Tx, batchId: string): Promise<boolean> {
  const { rows } = await sql<{ others: boolean }>`
    select exists (
      select from person_corrections c left join evidence_images i on i.batch_id = c.batch_id and i.person_id = c.person_id
      where c.batch_id = ${batchId} and i.digest is distinct from c.new_digest) as others`.execute(tx)
  return rows[0]?.others === false
}
