import { ownMessages, readMessage } from '#contracts/portal.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { listMessages, markRead } from './message.store.ts'

/** The inbox (MSG-01). */
export function mountMessages(mount: Mount, deps: Deps): void {
  mount(ownMessages, async (_input, { actor, deadline }) => {
    const rows = await deps.database.read(deadline, (tx) => listMessages(tx, actor.personId))
    return {
      messages: rows.map(({ created_at, read_at, link, ...row }) => ({
        ...row,
        ...(link ? { link } : {}),
        at: created_at.toISOString(),
        read: read_at !== null,
      })),
    }
  })
  mount(readMessage, async ({ params }, { actor, deadline }) => {
    const message = { personId: actor.personId, id: params.id, at: deps.clock.now() }
    const isTheirs = await deps.database.transact(deadline, (tx) => markRead(tx, message))
    if (!isTheirs) throw new Refusal('not_found')
    return { done: true as const }
  })
}
