import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { HeldCredential } from '#rulebook/degree-record/prior-qualification.ts'

/**
 * Lists the types of credential in a person's wallet, and those on which an approved 申请毕业 rests, whether the wallet still
 * has them or not (GRA-06).
 */
export async function listHeldCredentials(tx: Tx, personId: string): Promise<HeldCredential[]> {
  const { rows } = await sql<HeldCredential>`
    select type, false as "isVerified" from credentials where person_id = ${personId} and removed_at is null
    union
    select f.type, true from filed_credentials f
    join applications a on a.person_id = f.person_id and a.id = f.application_id and a.revision = f.revision
    where f.person_id = ${personId} and a.service = 'graduation' and a.state = 'approved'
    order by 1, 2 limit 200`.execute(tx)
  return rows
}
