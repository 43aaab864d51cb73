import { expect } from 'vitest'
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

/**
 * Locks a person until two acts wait for it, one come after the other, and then lets go: PostgreSQL serves them in that order. Fails when
 * one of them does not wait.
 */
export async function waitingInTurn<First, Second>(
  application: Pick<TestApplication, 'owner'>,
  personId: string,
  [first, second]: readonly [() => Promise<First>, () => Promise<Second>],
): Promise<[First, Second]> {
  const client = await application.owner.connect()
  try {
    await client.query('begin')
    await client.query('select id from persons where id = $1 for no key update', [personId])
    const one = first()
    await expect.poll(() => waitingIn(application), { timeout: 5_000 }).toBe(1)
    const other = second()
    await expect.poll(() => waitingIn(application), { timeout: 5_000 }).toBe(2)
    await client.query('commit')
    return await Promise.all([one, other])
  } finally {
    client.release(true)
  }
}
