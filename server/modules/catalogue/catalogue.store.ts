import type { Tx } from '#platform/db/database.ts'

/** All schools, by name. */
export async function listSchools(tx: Tx) {
  return tx.selectFrom('schools').select(['id', 'name']).orderBy('name').limit(500).execute()
}

/** All sittings, the newest first. */
export async function listSittings(tx: Tx) {
  return tx
    .selectFrom('sittings')
    .select(['id', 'number', 'name'])
    .orderBy('number', 'desc')
    .limit(60)
    .execute()
}

/** Whether there is such a sitting. */
export async function sittingExists(tx: Tx, id: string): Promise<boolean> {
  return (await tx.selectFrom('sittings').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}
