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

/** Keeps what the statement locks until the returned function is called. */
export async function keepLocked(
  { owner }: Pick<TestApplication, 'owner'>,
  statement: string,
  values: readonly unknown[] = [],
): Promise<() => Promise<void>> {
  const client = await owner.connect()
  await client.query('begin')
  await client.query({ text: statement, values: [...values] })
  return async () => {
    await client.query('commit')
    client.release()
  }
}

/** Holds a person as whoever decides on the record does. */
export const keepPerson = (application: Pick<TestApplication, 'owner'>, personId: string) =>
  keepLocked(application, 'select from persons where id = $1 for no key update', [personId])

/**
 * Locks a person until two acts wait for it, one come after the other, and then lets go: PostgreSQL serves them in that order. Fails when
 * one of them does not wait.
 */
export async function waitingInTurn<First, Second>(
  application: Pick<TestApplication, 'owner'>,
  personId: string,
  [first, second]: readonly [() => Promise<First>, () => Promise<Second>],
): Promise<[First, Second]> {
  const letGo = await keepPerson(application, personId)
  try {
    const one = first()
    await expect.poll(() => waitingIn(application), { timeout: 5_000 }).toBe(1)
    const other = second()
    await expect.poll(() => waitingIn(application), { timeout: 5_000 }).toBe(2)
    await letGo()
    return await Promise.all([one, other])
  } catch (error) {
    await letGo().catch(() => undefined)
    throw error
  }
}
