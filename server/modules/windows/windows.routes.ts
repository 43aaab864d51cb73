import { listWindows } from '#contracts/office/administration.ts'
import {
  closeWindow,
  decideWindowChange,
  listWindowChanges,
  moveWindow,
  openWindow,
} from '#contracts/office/setup/window-changes.ts'
import { openServices } from '#contracts/portal.ts'
import { DONE } from '#kernel/act.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { decideOnWindow } from './decide-window-change.ts'
import { askToClose, askToMove, askToOpen } from './request-window-change.ts'
import { viewWindowChanges } from './view-window-changes.ts'
import { createServicesView, viewWindows } from './view-windows.ts'

/** Mounts the business windows for the candidates' pages (HOM-03, HOM-04) and the desk's list (WIN-01). */
export function mountWindows(mount: Mount, deps: Deps): void {
  const viewServices = createServicesView(deps)
  mount(openServices, (_input, call) => viewServices(call, { ticketId: call.actor.ticket.id }))
  mount(listWindows, (_input, call) => viewWindows(deps, call))
  mount(listWindowChanges, (_input, call) => viewWindowChanges(deps, call))
  mount(openWindow, ({ body }, call) => askToOpen(deps, call, body))
  mount(moveWindow, ({ params, body }, call) => askToMove(deps, call, { ...body, id: params.id }))
  mount(closeWindow, ({ params, body }, call) => askToClose(deps, call, { ...body, id: params.id }))
  mount(decideWindowChange, async ({ params, body }, call) => {
    await decideOnWindow(deps, call, { ...body, id: params.id })
    return DONE
  })
}
