import { deadlineIn } from '#kernel/deadline.ts'
import type { Deps } from '#server/deps.ts'
import { namedKeys, newestStoredAt } from './image.store.ts'

const DAY_MS = 24 * 3600_000
const AT_ONCE = 500

/**
 * EVI-03: removes photographs that no row names, which a crash between the vault and the table left behind. Answers how
 * many. A photograph must be older than a day, so that no upload in progress is removed. It must also be older than the
 * newest photograph that a row names: a database restored to an earlier day, beside today's bucket, does not know the
 * newer photographs.
 */
export async function sweepImages(deps: Deps): Promise<number> {
  const newest = await deps.database.read(deadlineIn(30_000), newestStoredAt)
  if (!newest) return 0
  const before = Math.min(deps.clock.now().getTime() - DAY_MS, newest.getTime())
  let removed = 0
  let batch: string[] = []
  const settle = async () => {
    const keys = batch
    batch = []
    if (keys.length === 0) return
    const named = await deps.database.read(deadlineIn(30_000), (tx) => namedKeys(tx, keys))
    for (const key of keys) {
      if (named.has(key)) continue
      await deps.vault.remove(key)
      removed += 1
    }
  }
  for await (const { key, storedAt } of deps.vault.list()) {
    if (storedAt.getTime() > before) continue
    batch.push(key)
    if (batch.length >= AT_ONCE) await settle()
  }
  await settle()
  return removed
}
