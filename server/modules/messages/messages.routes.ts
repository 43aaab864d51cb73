import { ownMessages, readMessage } from '#contracts/portal.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { markMessageRead, viewInbox } from './inbox.ts'

/** Mounts the inbox (MSG-01). */
export function mountMessages(mount: Mount, deps: Deps): void {
  mount(ownMessages, (_input, call) => viewInbox(deps, call))
  mount(readMessage, ({ params }, call) => markMessageRead(deps, call, { id: params.id }))
}
