import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export interface Claim {
  staffId: string
  name: string
  expiresAt: Date
  /** Who lost it to the present reviewer, and why. */
  taken: { from: string; reason: string } | undefined
}

/** Finds the reviewer who holds an application now; undefined when no reviewer does. */
export async function findClaim(
  tx: Tx,
  key: { applicationId: string; at: Date },
): Promise<Claim | undefined> {
  const row = await tx
    .selectFrom('review_claims')
    .innerJoin('staff', 'staff.id', 'review_claims.staff_id')
    .select([
      'review_claims.staff_id',
      'staff.name',
      'review_claims.expires_at',
      'taken_from',
      'taken_reason',
    ])
    .where('application_id', '=', key.applicationId)
    .where('expires_at', '>', key.at)
    .executeTakeFirst()
  if (!row) return undefined
  const { staff_id: staffId, name, expires_at: expiresAt, taken_from: from, taken_reason: reason } = row
  return { staffId, name, expiresAt, taken: from && reason ? { from, reason } : undefined }
}

/**
 * Takes or prolongs a claim. Answers false when a colleague holds the application whom it is not taken from.
 */
export async function putClaim(
  tx: Tx,
  claim: {
    applicationId: string
    staffId: string
    at: Date
    expiresAt: Date
    /** From whom it is taken, and why; undefined: only if it is free. */
    taken?: Claim['taken']
  },
): Promise<boolean> {
  const { rows } = await sql<{ staff_id: string }>`
    insert into review_claims as c (application_id, staff_id, claimed_at, expires_at, taken_from, taken_reason)
    values (${claim.applicationId}, ${claim.staffId}, ${claim.at}, ${claim.expiresAt},
      ${claim.taken?.from ?? null}, ${claim.taken?.reason ?? null})
    on conflict (application_id) do update
      set staff_id = excluded.staff_id, expires_at = excluded.expires_at,
        (claimed_at, taken_from, taken_reason) = (select n.* from (select c.claimed_at, c.taken_from, c.taken_reason
          where c.staff_id = excluded.staff_id union all select excluded.claimed_at, excluded.taken_from, excluded.taken_reason
          where c.staff_id <> excluded.staff_id) n)
      where c.staff_id = excluded.staff_id or c.expires_at <= ${claim.at} or c.staff_id = ${claim.taken?.from ?? null}
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

/** Deletes whoever's claim: the application goes to another level, whose reviewers must not wait for it to expire. */
export async function deleteEveryClaim(tx: Tx, applicationId: string): Promise<void> {
  await tx.deleteFrom('review_claims').where('application_id', '=', applicationId).execute()
}
