import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { listSchools } from '#modules/catalogue/public.ts'
import type { Deps } from '#server/deps.ts'
import { type ChangeRow, listChangeRows } from './window-change.store.ts'

/** WIN-01: shows the changes of windows that wait for a second person and the newest others, and the schools of a new window. */
export async function viewWindowChanges(deps: Deps, { actor, deadline }: Call<StaffActor>) {
  return deps.database.read(deadline, async (tx) => ({
    changes: (await listChangeRows(tx)).map((row) => changeOf(row, actor)),
    schools: (await listSchools(tx)).map(({ id, name }) => ({ id, name })),
  }))
}

function changeOf(row: ChangeRow, actor: StaffActor) {
  const { id, kind, windowId, service, round, reason, state, seenOpensAt, seenClosesAt, opensAt, closesAt } =
    row
  return {
    ...{ id, kind, windowId, service, round, reason, state },
    ...(row.schoolName ? { schoolName: row.schoolName } : {}),
    ...(seenOpensAt && seenClosesAt
      ? { before: { opensAt: seenOpensAt.toISOString(), closesAt: seenClosesAt.toISOString() } }
      : {}),
    ...(opensAt && closesAt
      ? { after: { opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() } }
      : {}),
    ...(row.nextExpected ? { nextExpected: row.nextExpected } : {}),
    ...{ requestedBy: row.requester, requestedAt: row.requestedAt.toISOString() },
    // Whoever asked took it back: that is no decision of a second person.
    ...(row.decider && state !== 'withdrawn' ? { decidedBy: row.decider } : {}),
    ...(row.decidedAt && state !== 'withdrawn' ? { decidedAt: row.decidedAt.toISOString() } : {}),
    ...(row.note ? { note: row.note } : {}),
    mine: row.requestedBy === actor.staffId,
  }
}
