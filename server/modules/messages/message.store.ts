import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Question, RowOrJson } from '#platform/db/question.ts'

export interface NewMessage {
  personId: string
  ticketId: string | undefined
  id: string
  title: string
  body: string
  link: string | undefined
  at: Date
}

/** Adds a message to a person's inbox. */
export async function insertMessage(tx: Tx, message: NewMessage): Promise<void> {
  await tx.insertInto('messages').values(rowOf(message)).execute()
}

/** Adds a message unless the inbox has one of that id. */
export async function insertMessageOnce(tx: Tx, message: NewMessage): Promise<void> {
  await tx
    .insertInto('messages')
    .values(rowOf(message))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function rowOf({ personId, ticketId, id, title, body, link, at }: NewMessage) {
  return {
    ...{ person_id: personId, ticket_id: ticketId ?? null, id, title, body },
    ...{ link: link ?? null, created_at: at },
  }
}

/**
 * Adds all messages that a query selects to the inboxes. The query yields `person_id, ticket_id, id, title, body,
 * link`. Skips a message whose id the inbox already has. Answers how many were added.
 */
export async function insertMessages(tx: Tx, rows: RawBuilder<unknown>, at: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into messages (person_id, ticket_id, id, title, body, link, created_at)
    select r.person_id, r.ticket_id, r.id, r.title, r.body, r.link, ${at}::timestamptz from (${rows}) as r
    on conflict (person_id, id) do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Takes the link from messages about what is gone: they stay readable and lead nowhere. The query yields `person_id, link`. */
export async function unlinkMessages(tx: Tx, rows: RawBuilder<unknown>): Promise<void> {
  await sql`
    update messages m set link = null from (${rows}) as r
    where m.person_id = r.person_id and m.link = r.link`.execute(tx)
}

/** Lists a person's newest messages, `limit` at most, each with the 准考证 that it concerns. */
export async function listMessages(tx: Tx, { personId, limit }: { personId: string; limit: number }) {
  return tx
    .selectFrom('messages as m')
    .leftJoin('tickets as t', 't.id', 'm.ticket_id')
    .select([
      'm.id',
      'm.title',
      'm.body',
      'm.link',
      'm.created_at',
      'm.read_at',
      'm.ticket_id',
      't.ticket_no',
    ])
    .where('m.person_id', '=', personId)
    .orderBy('m.created_at', 'desc')
    .orderBy('m.id')
    .limit(limit)
    .execute()
}

interface UnreadRow {
  id: string
  link: string | null
  created_at: Date
}

/** Asks for the links of a person's newest hundred unread messages. */
export function unreadMessages(
  personId: string,
): Question<UnreadRow, { id: string; link: string | undefined; at: Date }[]> {
  const rows = sql<UnreadRow>`
    select id, link, created_at from messages
    where person_id = ${personId} and read_at is null order by created_at desc, id limit 100`
  const unread = ({ id, link, created_at: createdAt }: RowOrJson<UnreadRow>) => ({
    ...{ id, link: link ?? undefined, at: new Date(createdAt) },
  })
  return { rows, answer: (messages) => messages.map(unread) }
}

/** Marks one of the person's own messages as read. Answers false when the person has no message with that id. */
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
