import type { Call } from '#kernel/call.ts'
import { requireFound } from '#kernel/refusal.ts'
import { findTicket } from '#modules/registry/public.ts'
import { servicesAt, windowStateAt } from '#rulebook/windows/window.ts'
import type { Deps } from '#server/deps.ts'
import { listWindows } from './window.store.ts'

/** HOM-03, HOM-04: shows which services are open now for the candidates of a 准考证's school, and which are not. */
export async function viewServices(deps: Deps, { deadline }: Call, { ticketId }: { ticketId: string }) {
  const at = deps.clock.now()
  const [ticket, windows] = await deps.database.read(deadline, (tx) =>
    Promise.all([findTicket(tx, ticketId), listWindows(tx, at)]),
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
}

/** WIN-01: shows the desk's list of windows, each with its present state. */
export async function viewWindows(deps: Deps, { deadline }: Call) {
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
}
