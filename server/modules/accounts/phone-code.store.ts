import type { Tx } from '#platform/db/database.ts'

export type CodePurpose = 'activation' | 'recovery' | 'phone_change'

export interface NewPhoneCode {
  id: string
  personId: string
  purpose: CodePurpose
  /** The phone to which it is sent: a code for another phone proves nothing about this one. */
  phoneCipher: Buffer
  codeDigest: Buffer
  at: Date
  expiresAt: Date
}

const TRIES = 5

/** Stores a code as a keyed digest; earlier codes for the same purpose become invalid. */
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
      phone_cipher: code.phoneCipher,
      code_digest: code.codeDigest,
      tries_left: TRIES,
      created_at: code.at,
      expires_at: code.expiresAt,
    })
    .execute()
}

/** Makes all codes that were sent to this person's phone invalid, whatever their purpose. */
export async function voidPhoneCodes(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable('phone_codes')
    .set({ tries_left: 0 })
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('tries_left', '>', 0)
    .execute()
}

/** How many codes were made for that purpose since `since`, and when the newest was made. */
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

/** Finds the phone to which a valid code was sent, and until when that can be typed. */
export async function findWaitingCode(tx: Tx, key: { personId: string; purpose: CodePurpose; at: Date }) {
  return tx
    .selectFrom('phone_codes')
    .select(['phone_cipher', 'expires_at'])
    .where('person_id', '=', key.personId)
    .where('purpose', '=', key.purpose)
    .where('used_at', 'is', null)
    .where('tries_left', '>', 0)
    .where('expires_at', '>', key.at)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/** Takes one attempt from the valid code and answers its digest. The row's lock makes concurrent attempts queue. */
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

/** Gives the attempt back, because the code was right. */
export async function giveTryBack(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('phone_codes')
    .set((row) => ({ tries_left: row('tries_left', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/**
 * Spends a code that was right and answers the phone to which it was sent; undefined when it has been used, replaced, or
 * has expired meanwhile. A code counts once.
 */
export async function spendPhoneCode(tx: Tx, id: string, at: Date) {
  return tx
    .updateTable('phone_codes')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('tries_left', '>', 0)
    .where('expires_at', '>', at)
    .returning('phone_cipher')
    .executeTakeFirst()
}

/** Deletes codes that expired long ago. */
export async function deleteOldPhoneCodes(tx: Tx, before: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('phone_codes')
    .where('expires_at', '<', before)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
