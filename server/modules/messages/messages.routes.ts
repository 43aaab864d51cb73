import { listDeliveries } from '#contracts/office/setup/deliveries.ts'
import { ownMessages, readMessage } from '#contracts/portal.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { markMessageRead, viewInbox } from './inbox.ts'
import { viewDeliveries } from './view-deliveries.ts'

/** Mounts the inbox, and the desk's view of what was sent (MSG-01). */
export function mountMessages(mount: Mount, deps: Deps): void {
  mount(ownMessages, (_input, call) => viewInbox(deps, call))
  mount(listDeliveries, (_input, call) => viewDeliveries(deps, call))
  mount(readMessage, ({ params }, call) => markMessageRead(deps, call, { id: params.id }))
}
