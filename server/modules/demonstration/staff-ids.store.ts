import type { Tx } from '#platform/db/database.ts'

/** Finds the ids of these user names. */
export async function findStaffIdsByUsername(
  tx: Tx,
  usernames: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('staff')
    .select(['id', 'username'])
    .where('username', 'in', usernames)
    .execute()
  return new Map(rows.map(({ id, username }) => [username, id]))
}
