import type { Tx } from '#platform/db/database.ts'
import { beginningOf } from '#rulebook/free-text/cut-text.ts'

export type SmsState = 'queued' | 'accepted' | 'delivered' | 'failed'

export interface StoredSms {
  id: string
  state: SmsState
  phoneCipher: Buffer
  bodyCipher: Buffer
  at: Date
  usefulUntil: Date | undefined
}

/** Queues a text message. Its phone number and words are stored encrypted. */
export async function insertSms(
  tx: Tx,
  sms: {
    id: string
    personId: string
    phoneCipher: Buffer
    bodyCipher: Buffer
    at: Date
    usefulUntil: Date | undefined
  },
): Promise<void> {
  await tx
    .insertInto('sms_outbox')
    .values({
      id: sms.id,
      person_id: sms.personId,
      phone_cipher: sms.phoneCipher,
      body_cipher: sms.bodyCipher,
      created_at: sms.at,
      useful_until: sms.usefulUntil ?? null,
      state: 'queued',
    })
    .execute()
}

/** Finds a text message by its id. */
export async function findSms(tx: Tx, id: string): Promise<StoredSms | undefined> {
  const row = await tx
    .selectFrom('sms_outbox')
    .select(['id', 'state', 'phone_cipher', 'body_cipher', 'created_at', 'useful_until'])
    .where('id', '=', id)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      state: row.state as SmsState,
      phoneCipher: row.phone_cipher,
      bodyCipher: row.body_cipher,
      at: row.created_at,
      usefulUntil: row.useful_until ?? undefined,
    }
  )
}

/** Moves a text message on; false when it stands elsewhere by now. */
export async function moveSms(
  tx: Tx,
  move: { id: string; from: SmsState; to: SmsState; at: Date; failure?: string },
): Promise<boolean> {
  const isEnd = move.to === 'delivered' || move.to === 'failed'
  const { numUpdatedRows } = await tx
    .updateTable('sms_outbox')
    .set({
      state: move.to,
      settled_at: isEnd ? move.at : null,
      failure: move.failure === undefined ? null : beginningOf(move.failure, 200),
    })
    .where('id', '=', move.id)
    .where('state', '=', move.from)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Deletes old text messages, delivered or not. Answers how many. */
export async function deleteOldSms(tx: Tx, before: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('sms_outbox')
    .where('created_at', '<', before)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
