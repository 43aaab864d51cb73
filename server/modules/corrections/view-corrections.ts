import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { cutSettled } from '#kernel/cut-settled.ts'
import { Refusal } from '#kernel/refusal.ts'
import { schoolsInScope } from '#modules/registry/public.ts'
import type { Deps } from '#server/deps.ts'
import { listCorrections } from './correction.store.ts'

const SETTLED = 100

/** Shows the requests that the actor may see, as the one who asks or as the second person: all, or those of one candidate. */
export async function viewCorrections(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { personId }: { personId?: string },
) {
  const scopes = [schoolsInScope(actor, 'correction.request'), schoolsInScope(actor, 'correction.approve')]
  const isAll = scopes.includes(undefined)
  const schoolIds = scopes.flatMap((ids) => ids ?? [])
  if (!isAll && schoolIds.length === 0) throw new Refusal('not_permitted')
  const rows = await deps.database.read(deadline, (tx) =>
    listCorrections(tx, { schoolIds: isAll ? undefined : schoolIds, personId, most: SETTLED + 1 }),
  )
  const { shown, more } = cutSettled(rows, { most: SETTLED, isWaiting: ({ state }) => state === 'requested' })
  return {
    corrections: shown.map((row) => ({
      id: row.id,
      personId: row.person_id,
      ticketNo: row.ticket_no,
      personName: row.person_name,
      courseCode: row.course_code,
      courseName: row.course_name,
      ...(row.sitting_name ? { sittingName: row.sitting_name } : {}),
      oldOutcome: row.old_value,
      newOutcome: row.new_value,
      reason: row.reason,
      state: row.state,
      requestedBy: row.requester,
      requestedAt: row.requested_at.toISOString(),
      ...(row.decider ? { decidedBy: row.decider } : {}),
      ...(row.decided_at ? { decidedAt: row.decided_at.toISOString() } : {}),
      ...(row.decision_note ? { decisionNote: row.decision_note } : {}),
      mine: row.requested_by === actor.staffId,
    })),
    more,
  }
}
