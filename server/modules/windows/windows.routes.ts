import { listWindows } from '#contracts/office/administration.ts'
import { portalHome } from '#contracts/portal.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { viewServices, viewWindows } from './view-windows.ts'

/** Mounts the business windows for the home page (HOM-03, HOM-04) and the desk's list (WIN-01). */
export function mountWindows(mount: Mount, deps: Deps): void {
  mount(portalHome, (_input, call) => viewServices(deps, call, { ticketId: call.actor.ticket.id }))
  mount(listWindows, (_input, call) => viewWindows(deps, call))
}
