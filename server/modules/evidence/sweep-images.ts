import { deadlineIn } from '#kernel/deadline.ts'
import type { Deps } from '#server/deps.ts'
import { noteUnnamed } from './image.store.ts'

const DAY_MS = 24 * 3600_000
/** A database that is restored from a backup of these days finds its photographs (OPS-03); of an older one `deploy/README.md` warns. */
const UNNAMED_DAYS = 35
const AT_ONCE = 500

/**
 * EVI-03: removes photographs that no row names: what a crash between the vault and the table left behind, and what went with a batch that
 * was rolled back. Answers how many. They go when no row has named them for these days, because a database that is
 * restored may name them again; and none is younger than a day, so that no upload in progress is touched.
 */
export async function sweepImages(deps: Deps): Promise<number> {
  const now = deps.clock.now().getTime()
  const before = new Date(now - UNNAMED_DAYS * DAY_MS)
  let removed = 0
  let batch: string[] = []
  const settle = async () => {
    const keys = batch
    batch = []
    if (keys.length === 0) return
    const over = await deps.database.transact(deadlineIn(30_000), (tx) =>
      noteUnnamed(tx, { keys, at: new Date(now), before }),
    )
    for (const key of over) {
      await deps.vault.remove(key)
      removed += 1
    }
  }
  for await (const { key, storedAt } of deps.vault.list()) {
    if (storedAt.getTime() > now - DAY_MS) continue
    batch.push(key)
    if (batch.length >= AT_ONCE) await settle()
  }
  await settle()
  return removed
}
