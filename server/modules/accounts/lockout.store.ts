import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { countFailure, type FailureCount, type LockoutKind } from './lockout.rules.ts'

const COLUMNS = ['failures', 'window_started_at', 'locked_until'] as const

/** Finds the failures counted under these keys, in the order of the keys. */
export async function findFailures(
  tx: Tx,
  keys: readonly Buffer[],
): Promise<readonly (FailureCount | undefined)[]> {
  return inOrder(keys, await failuresOf(tx, keys).execute())
}

/**
 * Finds the same failures, but waits for failures that are being counted now and stops new ones from being counted until
 * this transaction ends. Locks the rows in the order of the keys, as counting does, so that no deadlock arises.
 */
export async function shareFailures(
  tx: Tx,
  keys: readonly Buffer[],
): Promise<readonly (FailureCount | undefined)[]> {
  return inOrder(keys, await failuresOf(tx, keys).forShare().execute())
}

function failuresOf(tx: Tx, keys: readonly Buffer[]) {
  return tx
    .selectFrom('sign_in_failures')
    .select(['key', ...COLUMNS])
    .where('key', 'in', keys)
    .orderBy(sql`array_position(${keys}::bytea[], key)`)
}

function inOrder(keys: readonly Buffer[], rows: readonly (FailureRow & { key: Buffer })[]) {
  return keys.map((key) => countOf(rows.find((row) => row.key.equals(key))))
}

interface FailureRow {
  failures: number
  window_started_at: Date
  locked_until: Date | null
}

function countOf(row: FailureRow | undefined): FailureCount | undefined {
  if (!row) return undefined
  return {
    failures: row.failures,
    windowStartedAt: row.window_started_at,
    lockedUntil: row.locked_until ?? undefined,
  }
}

/** Counts one failure and answers the count before it. Concurrent failures wait for each other, so that none is lost. */
export async function addFailure(
  tx: Tx,
  key: Buffer,
  failure: { kind: LockoutKind; at: Date },
): Promise<FailureCount | undefined> {
  const { kind, at } = failure
  // One statement creates the row or locks the existing one unchanged, and answers what it says.
  const row = await tx
    .insertInto('sign_in_failures')
    .values({ key, failures: 0, window_started_at: at })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet(({ ref }) => ({ failures: ref('sign_in_failures.failures') })),
    )
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
  const before = countOf(row)
  const next = countFailure(before, kind, at)
  await tx
    .updateTable('sign_in_failures')
    .set({
      failures: next.failures,
      window_started_at: next.windowStartedAt,
      locked_until: next.lockedUntil ?? null,
    })
    .where('key', '=', key)
    .execute()
  return before
}

/** Deletes the failures of a key, because its owner has signed in. */
export async function clearFailures(tx: Tx, key: Buffer): Promise<void> {
  await tx.deleteFrom('sign_in_failures').where('key', '=', key).execute()
}

/** Deletes counts whose window and lock are both long over. */
export async function deleteOldFailures(tx: Tx, before: Date): Promise<void> {
  await tx
    .deleteFrom('sign_in_failures')
    .where('window_started_at', '<', before)
    .where((on) => on.or([on('locked_until', 'is', null), on('locked_until', '<', before)]))
    .execute()
}
