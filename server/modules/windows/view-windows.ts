import type { Call } from '#kernel/call.ts'
import type { Deadline } from '#kernel/deadline.ts'
import { requireFound } from '#kernel/refusal.ts'
import { createGathered } from '#platform/db/gathered.ts'
import { servicesAt, windowStateAt } from '#rulebook/windows/window.ts'
import type { Deps } from '#server/deps.ts'
import { type Homes, listWindows, readHomes } from './window.store.ts'

/** Every service refuses what is filed under a 准考证 that is not 在籍; whose it is may still look at everything (HOM-01). */
const BARRED: Readonly<Record<string, string>> = {
  transferring_out: '该准考证正在办理本市转出，转出完成或退回前不能办理其他业务。',
  transferred_out: '该准考证已转出，不能再办理业务。',
  graduated: '该准考证已毕业，不能再办理业务。',
  closed: '该准考证已注销，不能再办理业务。',
}

/**
 * HOM-03, HOM-04: shows which services are open now for the candidates of a 准考证's school, and which are not; and why none of them is for
 * this one. Whoever asks while eight queries are under way shares the next one: everybody's first page on the day of a release (OPS-02).
 */
export function createServicesView(deps: Deps) {
  const find = createGathered((ticketIds, deadline) => viewEach(deps, ticketIds, deadline), { atOnce: 8 })
  return async ({ deadline }: Call, { ticketId }: { ticketId: string }) =>
    requireFound(await find(ticketId, deadline))
}

async function viewEach(deps: Deps, ticketIds: readonly string[], deadline: Deadline) {
  const at = deps.clock.now()
  const { windows, tickets } = await readHomes(deps.database, deadline, { ticketIds, at })
  const schools = new Set(tickets.map(({ schoolId }) => schoolId))
  const services = new Map(
    [...schools].map((schoolId) => [schoolId, viewServices(windows, { schoolId, at })]),
  )
  return new Map(
    tickets.map(({ id, schoolId, state }) => {
      const barred = BARRED[state]
      return [id, { ...(barred === undefined ? {} : { barred }), ...requireFound(services.get(schoolId)) }]
    }),
  )
}

function viewServices(windows: Homes['windows'], where: { schoolId: string; at: Date }) {
  const { open, notOpen } = servicesAt(windows, where)
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
    serverTime: where.at.toISOString(),
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
