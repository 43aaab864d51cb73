import type { StaffActor } from '#kernel/actor.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import { pageRanges } from '#rulebook/record-photo/page-ranges.ts'
import type { Adapters } from '#server/deps.ts'
import { listPages } from './looking.store.ts'
import { ON_PAGE, pagesToSee } from './pages-to-see.rules.ts'

interface Look {
  batchId: string
  actor: StaffActor
}

/** The pages of a batch: which of them this officer has to open before they may apply it, and which of those they have not opened yet. */
export interface Pages {
  count: number
  toSee: readonly number[]
  left: readonly number[]
}

/** Finds out what an officer has seen of a batch, by what the trail says (TRL-01). */
export async function findPages(
  { cipher }: Pick<Adapters, 'cipher'>,
  tx: Tx,
  { batchId, actor: { staffId } }: Look,
): Promise<Pages> {
  const pages = await listPages(tx, { batchId, staffId, size: ON_PAGE })
  const lotOf = (page: number) => cipher.digest('photographs to see', `${batchId} ${staffId} ${page}`)
  const toSee = pagesToSee(pages.length, lotOf)
  const seen = new Set(pages.flatMap(({ page, is_seen }) => (is_seen ? [page] : [])))
  return { count: pages.length, toSee, left: toSee.filter((page) => !seen.has(page)) }
}

/** IMP-01: refuses to apply photographs at which the officer has not looked (decision 0096). */
export async function requirePagesSeen(deps: Pick<Adapters, 'cipher'>, tx: Tx, look: Look): Promise<void> {
  const { left } = await findPages(deps, tx, look)
  if (left.length === 0) return
  throw new Refusal('import_photos_unseen', { values: { count: left.length, pages: pageRanges(left) } })
}
