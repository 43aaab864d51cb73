import { notify } from '#platform/bus/bus.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { deleteSessionsOf } from './session.store.ts'

/**
 * Ends all sessions of an owner, but for the one given, on every node; answers which. LOG-07: a change of credentials ends
 * the others. Whoever acts upon a session that gives more rights asks whether it was among them: a node may not have heard.
 */
export async function endSessionsOf(
  tx: Tx,
  owner: { personId: string } | { staffId: string },
  keptSessionId?: string,
): Promise<readonly string[]> {
  const ended = await deleteSessionsOf(tx, owner, keptSessionId)
  for (const id of ended) await notify(tx, 'sessions', id)
  return ended
}
