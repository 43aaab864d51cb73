import type { Tx } from '#platform/db/database.ts'

export interface NewMessage {
  personId: string
  id: string
  title: string
  body: string
  link: string | undefined
  at: Date
}

/** Puts a message into a person's inbox. */
export async function insertMessage(tx: Tx, message: NewMessage): Promise<void> {
  await tx
    .insertInto('messages')
    .values({
      person_id: message.personId,
      id: message.id,
      title: message.title,
      body: message.body,
      link: message.link ?? null,
      created_at: message.at,
    })
    .execute()
}

/** A person's newest hundred. */
export async function listMessages(tx: Tx, personId: string) {
  return tx
    .selectFrom('messages')
    .select(['id', 'title', 'body', 'link', 'created_at', 'read_at'])
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()
}

/** How many a person has not read. */
export async function countUnread(tx: Tx, personId: string): Promise<number> {
  const row = await tx
    .selectFrom('messages')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Marks one of the person's own messages; false when there is none of that id. */
export async function markRead(
  tx: Tx,
  message: { personId: string; id: string; at: Date },
): Promise<boolean> {
  const row = await tx
    .updateTable('messages')
    .set(({ fn, val }) => ({ read_at: fn.coalesce('read_at', val(message.at)) }))
    .where('person_id', '=', message.personId)
    .where('id', '=', message.id)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
