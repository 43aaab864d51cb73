import { deadlineIn } from '#kernel/deadline.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { addJob } from '#platform/jobs/jobs.store.ts'
import type { Deps } from '#server/deps.ts'
import { clearLeftRows } from './checking/sound-rows.store.ts'
import { clearSetAside } from './report.store.ts'
import { batchesWithFiles, expireChecked, expireUnassigned } from './waiting-files.store.ts'

const DAY_MS = 24 * 3600_000

/** A sitting is over and its scores are corrected one by one by then: neither what was set aside nor what was checked is needed any more. */
const KEPT_DAYS = 180
const NOT_APPLIED = `上传后 ${KEPT_DAYS} 天内没有入库，已自动放弃，各行已删除。仍需要的，请重新上传文件。`

/** A file in clear does not wait longer for its columns. */
const UNASSIGNED_DAYS = 7
const EXPIRED = `上传后 ${UNASSIGNED_DAYS} 天内没有指定各列，文件已删除。请重新上传。`

/**
 * IMP-01: deletes rows that were set aside half a year ago, which hold numbers of persons, and rows that their batch left behind; gives up batches
 * that nobody applied within half a year, and files whose columns nobody assigned within a week (IMP-04). Removes files that no batch needs: a crash
 * left them without a row, or their batch was discarded; only files older than a day, so that an upload in progress is never removed. Answers how many.
 */
export async function sweepImports(deps: Deps): Promise<number> {
  const now = deps.clock.now().getTime()
  const before = new Date(now - KEPT_DAYS * DAY_MS)
  await deps.database.transact(deadlineIn(30_000), async (tx) => {
    await clearSetAside(tx, { before })
    await giveUpChecked(tx, { at: deps.clock.now(), before })
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

/** Their rows hold names and sealed numbers of persons, for nobody. */
async function giveUpChecked(tx: Tx, { at, before }: { at: Date; before: Date }): Promise<void> {
  const actor = { kind: 'system', name: 'worker' } as const
  for (const id of await expireChecked(tx, { at, before, words: NOT_APPLIED })) {
    await addJob(tx, 'clear-import', { payload: { batchId: id } })
    await writeAudit(tx, { at, actor, action: 'import.discard', subject: { kind: 'import_batch', id } })
  }
}
