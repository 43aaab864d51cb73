import { sql } from 'kysely'
import type { Question } from '#platform/db/question.ts'
import type { HeldCredential } from '#rulebook/degree-record/prior-qualification.ts'

/**
 * Asks for the types of credential in a person's wallet, and those on which an approved 申请毕业 rests, whether the wallet still
 * has them or not (GRA-06).
 */
export function heldCredentials(personId: string): Question<HeldCredential, HeldCredential[]> {
  const rows = sql<HeldCredential>`
    select type, false as "isVerified" from credentials where person_id = ${personId} and removed_at is null
    union
    select f.type, true from filed_credentials f
    join applications a on a.person_id = f.person_id and a.id = f.application_id and a.revision = f.revision
    where f.person_id = ${personId} and a.service = 'graduation' and a.state = 'approved'
    order by 1, 2 limit 200`
  return { rows, answer: (credentials) => [...credentials] }
}
