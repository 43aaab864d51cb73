import { Refusal } from '#kernel/refusal.ts'
import { holdPersons } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { lockEntries } from './graduation-publication.store.ts'
import { listSpoiledEntries } from './spoiled-entries.store.ts'

/** How many application numbers the refusal names: more do not help. */
const NAMED = 5

/**
 * Locks everything that a list rests on, and refuses `graduates_changed` when it is no longer so: at the approval, and when a
 * halted list goes on (GRA-12). An undoing of an approval locks the same application, a last approval, a correction and a
 * sanction the same person: whoever comes second sees what the first has done.
 */
export async function requireUnchanged(
  tx: Tx,
  list: { publicationId: string; batchId: string },
): Promise<void> {
  const entries = await lockEntries(tx, list.publicationId)
  await holdPersons(tx, [...new Set(entries.map(({ person_id }) => person_id))])
  const spoiled = await listSpoiledEntries(tx, list)
  if (spoiled.length === 0) return
  const named = spoiled.slice(0, NAMED).join('、')
  const which = spoiled.length > NAMED ? `${named} 等 ${spoiled.length} 份` : named
  throw new Refusal('graduates_changed', { values: { which } })
}
