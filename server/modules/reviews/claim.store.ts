import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export interface Claim {
  staffId: string
  name: string
  expiresAt: Date
}

/** Finds the reviewer who holds an application now; undefined when no reviewer does. */
export async function findClaim(
  tx: Tx,
  key: { applicationId: string; at: Date },
): Promise<Claim | undefined> {
  const row = await tx
    .selectFrom('review_claims')
    .innerJoin('staff', 'staff.id', 'review_claims.staff_id')
    .select(['review_claims.staff_id', 'staff.name', 'review_claims.expires_at'])
    .where('application_id', '=', key.applicationId)
    .where('expires_at', '>', key.at)
    .executeTakeFirst()
  return row && { staffId: row.staff_id, name: row.name, expiresAt: row.expires_at }
}

/**
 * Takes or prolongs a claim. Answers false when a colleague holds the application and the request is not a takeover.
 */
export async function putClaim(
  tx: Tx,
  claim: { applicationId: string; staffId: string; at: Date; expiresAt: Date; takeOver: boolean },
): Promise<boolean> {
  const { rows } = await sql<{ staff_id: string }>`
    insert into review_claims (application_id, staff_id, claimed_at, expires_at)
    values (${claim.applicationId}, ${claim.staffId}, ${claim.at}, ${claim.expiresAt})
    on conflict (application_id) do update
      set staff_id = excluded.staff_id, expires_at = excluded.expires_at,
        claimed_at = case when review_claims.staff_id = excluded.staff_id then review_claims.claimed_at else excluded.claimed_at end
      where review_claims.staff_id = excluded.staff_id or review_claims.expires_at <= ${claim.at} or ${claim.takeOver}
    returning staff_id`.execute(tx)
  return rows.length > 0
}

/** Deletes a reviewer's claim. Does nothing when a colleague holds it. */
export async function deleteClaim(tx: Tx, claim: { applicationId: string; staffId: string }): Promise<void> {
  await tx
    .deleteFrom('review_claims')
    .where('application_id', '=', claim.applicationId)
    .where('staff_id', '=', claim.staffId)
    .execute()
}
