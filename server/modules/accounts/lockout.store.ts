import type { Tx } from '#platform/db/database.ts'
import { countFailure, type FailureCount, type LockoutKind } from './lockout.rules.ts'

/** The failures kept under a key. */
export async function findFailures(tx: Tx, key: Buffer): Promise<FailureCount | undefined> {
  const row = await tx
    .selectFrom('sign_in_failures')
    .select(['failures', 'window_started_at', 'locked_until'])
    .where('key', '=', key)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    failures: row.failures,
    windowStartedAt: row.window_started_at,
    lockedUntil: row.locked_until ?? undefined,
  }
}

/** Counts one failure; concurrent ones wait for each other, so that none is lost. */
export async function addFailure(
  tx: Tx,
  key: Buffer,
  failure: { kind: LockoutKind; at: Date },
): Promise<void> {
  const { kind, at } = failure
  await tx
    .insertInto('sign_in_failures')
    .values({ key, failures: 0, window_started_at: at })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  await tx.selectFrom('sign_in_failures').select('key').where('key', '=', key).forUpdate().execute()
  const next = countFailure(await findFailures(tx, key), kind, at)
  await tx
    .updateTable('sign_in_failures')
    .set({
      failures: next.failures,
      window_started_at: next.windowStartedAt,
      locked_until: next.lockedUntil ?? null,
    })
    .where('key', '=', key)
    .execute()
}

/** Forgets the failures of a key: its owner has signed in. */
export async function clearFailures(tx: Tx, key: Buffer): Promise<void> {
  await tx.deleteFrom('sign_in_failures').where('key', '=', key).execute()
}

/** Forgets counts whose window and lock are both long over. */
export async function deleteOldFailures(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('sign_in_failures').where('window_started_at', '<', before).execute()
}
