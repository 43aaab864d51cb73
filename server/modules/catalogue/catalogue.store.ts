import type { Tx } from '#platform/db/database.ts'
import { compareNames } from '#rulebook/name-order.ts'

/** Lists all schools, in the order in which somebody looks for a name (UX-02). */
export async function listSchools(tx: Tx) {
  const rows = await tx.selectFrom('schools').select(['id', 'name']).orderBy('id').limit(500).execute()
  return rows.toSorted((one, other) => compareNames(one.name, other.name))
}

/** Lists the sittings that had begun by this day, the newest first: those that scores can be of. */
export async function listSittings(tx: Tx, { begunBy }: { begunBy: string }) {
  return tx
    .selectFrom('sittings')
    .select(['id', 'number', 'name'])
    .where('held_from', '<=', begunBy)
    .orderBy('number', 'desc')
    .limit(60)
    .execute()
}

/** Whether a sitting with this id exists. */
export async function sittingExists(tx: Tx, id: string): Promise<boolean> {
  return (await tx.selectFrom('sittings').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

/** Lists every course of the catalogue, discontinued ones too, by code. */
export async function listCourses(tx: Tx) {
  return tx.selectFrom('courses').select(['code', 'name', 'initials']).orderBy('code').limit(50_000).execute()
}
