import { listWindows as listContract } from '#contracts/office-administration.ts'
import { portalHome } from '#contracts/portal.ts'
import { requireFound } from '#kernel/refusal.ts'
import { findTicket } from '#modules/registry/public.ts'
import type { Mount } from '#platform/http/mount.ts'
import { servicesAt, windowStateAt } from '#rulebook/windows/window.ts'
import type { Deps } from '#server/deps.ts'
import { listWindows } from './window.store.ts'

/** Business windows: what the home page shows (HOM-03, HOM-04), and the desk's list (WIN-01). */
export function mountWindows(mount: Mount, deps: Deps): void {
  mount(portalHome, async (_input, { actor, deadline }) => {
    const at = deps.clock.now()
    const [ticket, windows] = await deps.database.read(deadline, (tx) =>
      Promise.all([findTicket(tx, actor.ticket.id), listWindows(tx, at)]),
    )
    const { open, notOpen } = servicesAt(windows, { schoolId: requireFound(ticket).school_id, at })
    return {
      open: open.map(({ service, window }) => ({
        service,
        closesAt: window.closesAt.toISOString(),
        round: window.round,
      })),
      notOpen: notOpen.map(({ service, lastClosed, next }) => ({
        service,
        ...(lastClosed ? { closedAt: lastClosed.closesAt.toISOString() } : {}),
        ...(next ? { opensAt: next.opensAt.toISOString() } : {}),
        ...(lastClosed?.nextExpected ? { nextExpected: lastClosed.nextExpected } : {}),
      })),
      serverTime: at.toISOString(),
    }
  })
  mount(listContract, async (_input, { deadline }) => {
    const at = deps.clock.now()
    const windows = await deps.database.read(deadline, (tx) => listWindows(tx, at))
    return {
      windows: windows.map((window) => ({
        id: window.id,
        service: window.service,
        round: window.round,
        ...(window.schoolName ? { schoolName: window.schoolName } : {}),
        opensAt: window.opensAt.toISOString(),
        closesAt: window.closesAt.toISOString(),
        state: windowStateAt(window, at),
        ...(window.nextExpected ? { nextExpected: window.nextExpected } : {}),
      })),
    }
  })
}
