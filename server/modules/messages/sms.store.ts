import type { Tx } from '#platform/db/database.ts'

/** Queues a text message. Its phone number and words are stored encrypted. */
export async function insertSms(
  tx: Tx,
  sms: { id: string; personId: string; phoneCipher: Buffer; bodyCipher: Buffer; at: Date },
): Promise<void> {
  await tx
    .insertInto('sms_outbox')
    .values({
      id: sms.id,
      person_id: sms.personId,
      phone_cipher: sms.phoneCipher,
      body_cipher: sms.bodyCipher,
      created_at: sms.at,
      state: 'queued',
    })
    .execute()
}

/** Records that a queued text message was delivered. For the default adapter, the outbox itself is the delivery. */
export async function markSmsDelivered(tx: Tx, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('sms_outbox')
    .set({ state: 'delivered', settled_at: at })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute()
}

/** Deletes old text messages, delivered or not. Answers how many. */
export async function deleteOldSms(tx: Tx, before: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('sms_outbox')
    .where('created_at', '<', before)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
