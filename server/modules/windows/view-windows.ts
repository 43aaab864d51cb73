import type { Call } from '#kernel/call.ts'
import { requireFound } from '#kernel/refusal.ts'
import { findTicketAt } from '#modules/registry/public.ts'
import { servicesAt, windowStateAt } from '#rulebook/windows/window.ts'
import type { Deps } from '#server/deps.ts'
import { listWindows } from './window.store.ts'

/** Every service refuses what is filed under a 准考证 that is not 在籍; whose it is may still look at everything (HOM-01). */
const BARRED: Readonly<Record<string, string>> = {
  transferring_out: '该准考证正在办理本市转出，转出完成或退回前不能办理其他业务。',
  transferred_out: '该准考证已转出，不能再办理业务。',
  graduated: '该准考证已毕业，不能再办理业务。',
  closed: '该准考证已注销，不能再办理业务。',
}

/**
 * HOM-03, HOM-04: shows which services are open now for the candidates of a 准考证's school, and which are not; and why none of them is for
 * this one.
 */
export async function viewServices(deps: Deps, { deadline }: Call, { ticketId }: { ticketId: string }) {
  const at = deps.clock.now()
  const [ticket, windows] = await deps.database.read(deadline, (tx) =>
    Promise.all([findTicketAt(tx, { id: ticketId, at }), listWindows(tx, at)]),
  )
  const { school_id: schoolId, state } = requireFound(ticket)
  const { open, notOpen } = servicesAt(windows, { schoolId, at })
  const barred = BARRED[state]
  return {
    ...(barred === undefined ? {} : { barred }),
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
