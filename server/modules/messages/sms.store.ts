import type { Tx } from '#platform/db/database.ts'

/** Queues a text; number and words are kept as ciphertext. */
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

/** Notes that a queued text was delivered: the default adapter's delivery is the outbox itself. */
export async function markSmsDelivered(tx: Tx, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('sms_outbox')
    .set({ state: 'delivered', settled_at: at })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute()
}

/** Forgets texts that were sent long ago, whatever became of them. */
export async function deleteOldSms(tx: Tx, before: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('sms_outbox')
    .where('created_at', '<', before)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
