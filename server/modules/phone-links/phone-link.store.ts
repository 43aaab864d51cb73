import type { Tx } from '#platform/db/database.ts'

export interface PhoneLinkRow {
  person_id: string
  id: string
  credential_id: string
  session_id: string
  code: string | null
  expires_at: Date
  claimed_at: Date | null
  confirmed_at: Date | null
  ended_at: Date | null
  received: number
}

const COLUMNS = [
  'person_id',
  'id',
  'credential_id',
  'session_id',
  'code',
  'expires_at',
  'claimed_at',
  'confirmed_at',
  'ended_at',
  'received',
] as const

/** Adds a link that nobody has opened; false when the person has another open one. */
export async function insertLink(
  tx: Tx,
  link: {
    id: string
    personId: string
    credentialId: string
    sessionId: string
    tokenDigest: Buffer
    at: Date
    expiresAt: Date
  },
): Promise<boolean> {
  const added = await tx
    .insertInto('phone_links')
    .values({
      person_id: link.personId,
      id: link.id,
      credential_id: link.credentialId,
      session_id: link.sessionId,
      token_digest: link.tokenDigest,
      opened_at: link.at,
      expires_at: link.expiresAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** Ends a person’s open link; false when there is none, or it is not this one. */
export async function endOpenLink(
  tx: Tx,
  { personId, id, at }: { personId: string; id?: string; at: Date },
): Promise<boolean> {
  const open = tx
    .updateTable('phone_links')
    .set({ ended_at: at })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
  const { numUpdatedRows } = await (id ? open.where('id', '=', id) : open).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Finds a link of this desk session. */
export async function findOwnLink(
  tx: Tx,
  key: { id: string; personId: string; sessionId: string },
): Promise<PhoneLinkRow | undefined> {
  return tx
    .selectFrom('phone_links')
    .select(COLUMNS)
    .where('id', '=', key.id)
    .where('person_id', '=', key.personId)
    .where('session_id', '=', key.sessionId)
    .executeTakeFirst()
}

/** Finds the link of a two-dimensional code. */
export async function findLinkOfToken(tx: Tx, tokenDigest: Buffer): Promise<PhoneLinkRow | undefined> {
  return tx
    .selectFrom('phone_links')
    .select(COLUMNS)
    .where('token_digest', '=', tokenDigest)
    .executeTakeFirst()
}

/** Finds the link that a phone has taken. */
export async function findLinkOfPhone(tx: Tx, phoneDigest: Buffer): Promise<PhoneLinkRow | undefined> {
  return tx
    .selectFrom('phone_links')
    .select(COLUMNS)
    .where('phone_digest', '=', phoneDigest)
    .executeTakeFirst()
}

/** A phone takes the link; false when another one was first, or the link is over. */
export async function claimLink(
  tx: Tx,
  claim: { id: string; phoneDigest: Buffer; code: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('phone_links')
    .set({ phone_digest: claim.phoneDigest, code: claim.code, claimed_at: claim.at })
    .where('id', '=', claim.id)
    .where('claimed_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', claim.at)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The person confirms the phone that shows this code; false when there is no such phone, or the link is over. */
export async function confirmLink(
  tx: Tx,
  confirmation: { id: string; code: string; at: Date; expiresAt: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('phone_links')
    .set({ confirmed_at: confirmation.at, expires_at: confirmation.expiresAt })
    .where('id', '=', confirmation.id)
    .where('code', '=', confirmation.code)
    .where('confirmed_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', confirmation.at)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Counts a photograph that came over the link; false when the link takes no more. */
export async function countReceived(
  tx: Tx,
  { id, limit, at }: { id: string; limit: number; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('phone_links')
    .set(({ eb }) => ({ received: eb('received', '+', 1) }))
    .where('id', '=', id)
    .where('received', '<', limit)
    .where('confirmed_at', 'is not', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Deletes links that were over before an instant: nobody asks for them any more. */
export async function deleteOldLinks(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('phone_links').where('expires_at', '<', before).execute()
}
