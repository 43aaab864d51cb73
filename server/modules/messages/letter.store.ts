import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { beginningOf } from '#rulebook/free-text/cut-text.ts'

/** Two runs at once would write to the same persons. */
const LOCK = 'letters'

/** How long ago the news may be: whoever sets up a mail server sends no letters about last year. */
const NEWS_OF = '1 day'

/** Takes the writing of letters for this transaction; false while another one has it. */
export async function tryLockLetters(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{
    has: boolean
  }>`select pg_try_advisory_xact_lock(hashtext(${LOCK})) as has`.execute(tx)
  return rows[0]?.has ?? false
}

/** Lists persons who have unread news, came after their last letter, and something on record where an address may be. */
export async function listUntold(
  tx: Tx,
  { at, limit }: { at: Date; limit: number },
): Promise<{ personId: string; contactCipher: Buffer }[]> {
  const { rows } = await sql<{ personId: string; contactCipher: Buffer }>`
    select p.id as "personId", p.contact_cipher as "contactCipher" from persons p
    where p.contact_cipher is not null and exists (
      select from messages m where m.person_id = p.id and m.read_at is null
        and m.created_at > ${at}::timestamptz - ${NEWS_OF}::interval and m.created_at <= ${at}::timestamptz
        and not exists (select from letters l where l.person_id = m.person_id and l.created_at >= m.created_at))
    order by p.id limit ${limit}`.execute(tx)
  return rows
}

/** Adds a letter, or notes that there is no address for one. */
export async function insertLetter(
  tx: Tx,
  letter: { id: string; personId: string; addressCipher: Buffer | undefined; at: Date },
): Promise<void> {
  await tx
    .insertInto('letters')
    .values({
      id: letter.id,
      person_id: letter.personId,
      address_cipher: letter.addressCipher ?? null,
      created_at: letter.at,
      state: letter.addressCipher ? 'queued' : 'none',
    })
    .execute()
}

/** Finds the address of a letter that waits to be sent. */
export async function findWaitingLetter(tx: Tx, id: string): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom('letters')
    .select('address_cipher')
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .executeTakeFirst()
  return row?.address_cipher ?? undefined
}

/** Notes what became of a letter that waits. */
export async function settleLetter(
  tx: Tx,
  letter: { id: string; at: Date } & ({ state: 'accepted' } | { state: 'failed'; failure: string }),
): Promise<void> {
  await tx
    .updateTable('letters')
    .set({
      state: letter.state,
      settled_at: letter.at,
      failure: letter.state === 'failed' ? beginningOf(letter.failure, 200) : null,
    })
    .where('id', '=', letter.id)
    .where('state', '=', 'queued')
    .execute()
}

/** Deletes old letters. Answers how many. */
export async function deleteOldLetters(tx: Tx, before: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('letters')
    .where('created_at', '<', before)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
