import { NEEDS, type Need } from '#contracts/office/setup/first-round.ts'
import type { Call } from '#kernel/call.ts'
import type { Deps } from '#server/deps.ts'
import { findMissing, isArchiving } from './missing.store.ts'

/** OPS-01: lists what is missing before a round can begin, in the order in which it is done. Nothing of it is stored. */
export async function viewFirstRound(deps: Deps, { deadline }: Pick<Call, 'deadline'>) {
  const { missing, archives } = await deps.database.read(deadline, async (tx) => ({
    missing: await findMissing(tx, deps.clock.now()),
    archives: await isArchiving(tx),
  }))
  // The database that the demonstration brings with it is made anew at will, and kept by nobody.
  if (deps.config.mode === 'production' && !archives) missing.set('archive', [])
  if (!deps.canText) missing.set('text_messages', [])
  return {
    missing: NEEDS.flatMap((need: Need) => {
      const names = missing.get(need)
      return names ? [{ need, names: names.slice(0, 20) }] : []
    }),
  }
}
