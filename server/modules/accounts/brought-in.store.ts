import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/**
 * Opens an account for each row that a query selects (`person_id, password_hash`). An account without a hash has the
 * initial password (LOG-02, LOG-03). A person who has an account already keeps it unchanged.
 */
export async function insertAccounts(tx: Tx, rows: RawBuilder<unknown>, at: Date): Promise<void> {
  await sql`
    insert into candidate_accounts (person_id, password_hash, password_set_at)
    select r.person_id, r.password_hash, case when r.password_hash is null then null else ${at}::timestamptz end
    from (${rows}) as r
    on conflict (person_id) do nothing`.execute(tx)
}

/** Deletes the accounts of the persons whom a batch brought in, before the persons themselves are deleted. */
export async function deleteAccountsOfBatch(tx: Tx, batchId: string): Promise<void> {
  await sql`
    delete from candidate_accounts a using persons p
    where p.id = a.person_id and p.origin_batch_id = ${batchId}`.execute(tx)
}
