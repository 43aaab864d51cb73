import { ownMessages, readMessage } from '#contracts/portal.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { markMessageRead, viewInbox } from './inbox.ts'

/** The inbox (MSG-01). */
export function mountMessages(mount: Mount, deps: Deps): void {
  mount(ownMessages, (_input, { actor, deadline }) => viewInbox(deps, deadline, actor.personId))
  mount(readMessage, async ({ params }, { actor, deadline }) => {
    await markMessageRead(deps, deadline, { personId: actor.personId, id: params.id })
    return { done: true as const }
  })
}
