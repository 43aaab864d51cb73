import { deadlineIn } from '#kernel/deadline.ts'
import type { Deps } from '#server/deps.ts'
import { clearLeftRows } from './checking/sound-rows.store.ts'
import { clearSetAside } from './report.store.ts'
import { batchesWithFiles, expireUnassigned } from './waiting-files.store.ts'

const DAY_MS = 24 * 3600_000

/** A sitting is over and its scores are corrected one by one by then. */
const SET_ASIDE_DAYS = 180

/** A file in clear does not wait longer for its columns. */
const UNASSIGNED_DAYS = 7
const EXPIRED = `上传后 ${UNASSIGNED_DAYS} 天内没有指定各列，文件已删除。请重新上传。`

/**
 * IMP-01: deletes rows that were set aside half a year ago, which hold numbers of persons, and rows that their batch left behind; removes files that no batch needs: a crash left them without a row, or their batch was discarded. Gives up files whose columns nobody assigned within a week (IMP-04). Removes only
 * files older than a day, so that an upload in progress is never removed; answers how many.
 */
export async function sweepImports(deps: Deps): Promise<number> {
  const now = deps.clock.now().getTime()
  const before = new Date(now - SET_ASIDE_DAYS * DAY_MS)
  await deps.database.transact(deadlineIn(30_000), async (tx) => {
    await clearSetAside(tx, { before })
    await clearLeftRows(tx)
    await expireUnassigned(tx, { before: new Date(now - UNASSIGNED_DAYS * DAY_MS), words: EXPIRED })
  })
  const keys = await deps.files.listOlder(new Date(now - DAY_MS))
  if (keys.length === 0) return 0
  const needed = new Set(await deps.database.read(deadlineIn(30_000), batchesWithFiles))
  const left = keys.filter((key) => !needed.has(key))
  for (const key of left) await deps.files.remove(key)
  return left.length
}
