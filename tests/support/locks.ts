import type { TestApplication } from './test-application.ts'

/** How many wait for a lock in this application's database at this moment. */
export async function waitingIn({ owner }: Pick<TestApplication, 'owner'>): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(
    "select count(*)::int as count from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
  )
  return rows[0]?.count ?? 0
}

/** Ends when somebody does. */
export async function somebodyWaits(application: Pick<TestApplication, 'owner'>): Promise<void> {
  while ((await waitingIn(application)) === 0);
}
