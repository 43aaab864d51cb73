import type { Tx } from '#platform/db/database.ts'

export interface NewRecoveryRequest {
  id: string
  personId: string | undefined
  claimedName: string
  ticketNo: string
  contactCipher: Buffer
  explanationCipher: Buffer
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
      state: 'open',
      created_at: request.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Lists the open requests, oldest first, with what the record says of the named person. */
export async function listOpenRequests(tx: Tx) {
  return tx
    .selectFrom('recovery_requests as r')
    .leftJoin('persons as p', 'p.id', 'r.person_id')
    .leftJoin('tickets as t', (join) =>
      join.onRef('t.person_id', '=', 'p.id').onRef('t.ticket_no', '=', 'r.ticket_no'),
    )
    .select([
      'r.id',
      'r.claimed_name',
      'r.ticket_no',
      'r.contact_cipher',
      'r.explanation',
      'r.explanation_cipher',
      'r.created_at',
      'p.name as record_name',
      'p.id_number_cipher',
      't.id as ticket_id',
    ])
    .where('r.state', '=', 'open')
    .orderBy('r.created_at')
    .orderBy('r.id')
    .limit(200)
    .execute()
}

export interface RecoveryDecision {
  id: string
  state: 'granted' | 'refused'
  staffId: string
  at: Date
  note: string
  code: { digest: Buffer; expiresAt: Date } | undefined
}

/** Settles an open request; undefined when another decision came first or there is no such request. */
export async function settleRequest(tx: Tx, decision: RecoveryDecision) {
  return tx
    .updateTable('recovery_requests')
    .set({
      state: decision.state,
      decided_by: decision.staffId,
      decided_at: decision.at,
      decision_note: decision.note,
      code_digest: decision.code?.digest ?? null,
      code_expires_at: decision.code?.expiresAt ?? null,
    })
    .where('id', '=', decision.id)
    .where('state', '=', 'open')
    .returning(['id', 'person_id'])
    .executeTakeFirst()
}

/** Finds the person of an open request. */
export async function findOpenRequest(tx: Tx, id: string) {
  return tx
    .selectFrom('recovery_requests')
    .select(['id', 'person_id'])
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
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
