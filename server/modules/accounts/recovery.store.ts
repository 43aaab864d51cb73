import type { Tx } from '#platform/db/database.ts'

export interface NewRecoveryRequest {
  id: string
  personId: string | undefined
  claimedName: string
  ticketNo: string
  contactCipher: Buffer
  explanationCipher: Buffer
  /** The officer who asks in the name of a caller; undefined: the applicant, on the sign-in page. */
  startedBy: string | undefined
  at: Date
}

/** Stores a request; false when the person has an open one already (unique key). */
export async function insertRecoveryRequest(tx: Tx, request: NewRecoveryRequest): Promise<boolean> {
  const row = await tx
    .insertInto('recovery_requests')
    .values({
      id: request.id,
      person_id: request.personId ?? null,
      claimed_name: request.claimedName,
      ticket_no: request.ticketNo,
      contact_cipher: request.contactCipher,
      explanation_cipher: request.explanationCipher,
      started_by: request.startedBy ?? null,
      state: 'open',
      created_at: request.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Whether this is an unused, unexpired code that staff handed over. */
export async function isHandedCode(
  tx: Tx,
  code: { personId: string; digest: Buffer; at: Date },
): Promise<boolean> {
  const row = await tx
    .selectFrom('recovery_requests')
    .select('id')
    .where('person_id', '=', code.personId)
    .where('state', '=', 'granted')
    .where('code_digest', '=', code.digest)
    .where('code_used_at', 'is', null)
    .where('code_expires_at', '>', code.at)
    .executeTakeFirst()
  return row !== undefined
}

/** Spends the code that staff handed over; false when it is wrong, has expired, or was used. */
export async function redeemHandedCode(
  tx: Tx,
  code: { personId: string; digest: Buffer; at: Date },
): Promise<boolean> {
  const row = await tx
    .updateTable('recovery_requests')
    .set({ code_used_at: code.at })
    .where('person_id', '=', code.personId)
    .where('state', '=', 'granted')
    .where('code_digest', '=', code.digest)
    .where('code_used_at', 'is', null)
    .where('code_expires_at', '>', code.at)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Makes all codes that staff handed over to this person invalid. */
export async function voidHandedCodes(tx: Tx, personId: string, at: Date): Promise<void> {
  await tx
    .updateTable('recovery_requests')
    .set({ code_expires_at: at })
    .where('person_id', '=', personId)
    .where('state', '=', 'granted')
    .where('code_used_at', 'is', null)
    .where('code_expires_at', '>', at)
    .execute()
}

/** Lists explanations that earlier versions stored in clear, of open and decided requests, one portion at a time. */
export async function listClearExplanations(tx: Tx) {
  return tx
    .selectFrom('recovery_requests')
    .select(['id', 'explanation'])
    .where('explanation', 'is not', null)
    .orderBy('id')
    .limit(500)
    .forUpdate()
    .skipLocked()
    .execute()
}

/** Replaces an explanation in clear by its ciphertext. */
export async function keepSealedExplanation(tx: Tx, request: { id: string; cipher: Buffer }): Promise<void> {
  await tx
    .updateTable('recovery_requests')
    .set({ explanation: null, explanation_cipher: request.cipher })
    .where('id', '=', request.id)
    .execute()
}
