import { notify } from '#platform/bus/bus.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { deleteSessionsOf } from './session.store.ts'

/**
 * Ends all sessions of an owner except `keptSessionId`, on every node, and answers which ones (LOG-07: a change of
 * credentials ends the others). Before granting more rights a caller checks that its own session was among them, because
 * this node may not have heard yet that the session has ended.
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
