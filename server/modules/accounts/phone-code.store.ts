import type { Tx } from '#platform/db/database.ts'

export type CodePurpose = 'activation' | 'recovery' | 'phone_change'

export interface NewPhoneCode {
  id: string
  personId: string
  purpose: CodePurpose
  codeDigest: Buffer
  at: Date
  expiresAt: Date
}

const TRIES = 5

/** Keeps a code as a keyed digest; earlier ones for the same purpose stop counting. */
export async function insertPhoneCode(tx: Tx, code: NewPhoneCode): Promise<void> {
  await tx
    .updateTable('phone_codes')
    .set({ tries_left: 0 })
    .where('person_id', '=', code.personId)
    .where('purpose', '=', code.purpose)
    .where('used_at', 'is', null)
    .execute()
  await tx
    .insertInto('phone_codes')
    .values({
      id: code.id,
      person_id: code.personId,
      purpose: code.purpose,
      code_digest: code.codeDigest,
      tries_left: TRIES,
      created_at: code.at,
      expires_at: code.expiresAt,
    })
    .execute()
}

/** When the newest code for that purpose was made. */
export async function findNewestCodeAt(
  tx: Tx,
  personId: string,
  purpose: CodePurpose,
): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('phone_codes')
    .select('created_at')
    .where('person_id', '=', personId)
    .where('purpose', '=', purpose)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.created_at
}

/** Takes one try from the living code and answers its digest: the row's lock makes concurrent tries queue. */
export async function takeTry(tx: Tx, wanted: { personId: string; purpose: CodePurpose; at: Date }) {
  return tx
    .updateTable('phone_codes')
    .set((row) => ({ tries_left: row('tries_left', '-', 1) }))
    .where('person_id', '=', wanted.personId)
    .where('purpose', '=', wanted.purpose)
    .where('used_at', 'is', null)
    .where('tries_left', '>', 0)
    .where('expires_at', '>', wanted.at)
    .returning(['id', 'code_digest'])
    .executeTakeFirst()
}

/** A code counts once. */
export async function markCodeUsed(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('phone_codes').set({ used_at: at }).where('id', '=', id).execute()
}
