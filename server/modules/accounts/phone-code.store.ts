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

/** Codes that went to this person's phone open nothing any more, whatever they were for. */
export async function voidPhoneCodes(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable('phone_codes')
    .set({ tries_left: 0 })
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('tries_left', '>', 0)
    .execute()
}

/** How many codes for that purpose were made since then, and when the newest was. */
export async function countCodes(
  tx: Tx,
  key: { personId: string; purpose: CodePurpose; since: Date },
): Promise<{ count: number; newestAt: Date | undefined }> {
  const row = await tx
    .selectFrom('phone_codes')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max('created_at').as('newest_at')])
    .where('person_id', '=', key.personId)
    .where('purpose', '=', key.purpose)
    .where('created_at', '>', key.since)
    .executeTakeFirstOrThrow()
  return { count: Number(row.count), newestAt: row.newest_at ?? undefined }
}

/** Takes one try from the living code and answers its digest: the row's lock makes concurrent tries queue. */
export async function takeTry(tx: Tx, key: { personId: string; purpose: CodePurpose; at: Date }) {
  return tx
    .updateTable('phone_codes')
    .set((row) => ({ tries_left: row('tries_left', '-', 1) }))
    .where('person_id', '=', key.personId)
    .where('purpose', '=', key.purpose)
    .where('used_at', 'is', null)
    .where('tries_left', '>', 0)
    .where('expires_at', '>', key.at)
    .returning(['id', 'code_digest'])
    .executeTakeFirst()
}

/** The try was right: it does not count among the wrong ones. */
export async function giveTryBack(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('phone_codes')
    .set((row) => ({ tries_left: row('tries_left', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Uses up a code that was right; false when it has been used, replaced, or is too old by now. A code counts once. */
export async function spendPhoneCode(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('phone_codes')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('tries_left', '>', 0)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Forgets codes that are long over. */
export async function deleteOldPhoneCodes(tx: Tx, before: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('phone_codes')
    .where('expires_at', '<', before)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
