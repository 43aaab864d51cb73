import type { SanctionView } from '#contracts/office/sanctions.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { cutSettled } from '#kernel/cut-settled.ts'
import { requireAuthority, requireCandidate } from '#modules/registry/public.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { listSanctionRows, listSanctionRowsOf, type SanctionRow } from './sanction.store.ts'

const SETTLED = 200

/** Shows all sanctions to those who enter them or confirm them: they are the authority's. */
export async function viewSanctions(deps: Deps, { actor, deadline }: Call<StaffActor>) {
  requireAuthority(actor, 'sanction.view')
  const today = beijingDateOf(deps.clock.now())
  const rows = await deps.database.read(deadline, (tx) => listSanctionRows(tx, SETTLED + 1))
  const { shown, more } = cutSettled(rows, {
    most: SETTLED,
    isWaiting: ({ state }) => state === 'requested' || state === 'revocation_asked',
  })
  return { sanctions: shown.map((row) => viewOf(row, { actor, today })), more }
}

/** Shows the sanctions of one candidate. */
export async function viewSanctionsOf(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { personId }: { personId: string },
) {
  const at = deps.clock.now()
  const today = beijingDateOf(at)
  const rows = await deps.database.read(deadline, async (tx) => {
    await requireCandidate(tx, { personId, actor, grant: 'sanction.view', at })
    return listSanctionRowsOf(tx, personId)
  })
  return { sanctions: rows.map((row) => viewOf(row, { actor, today })) }
}

function viewOf(row: SanctionRow, seen: { actor: StaffActor; today: string }): SanctionView {
  const first = row.state === 'revocation_asked' ? row.revocation_asked_by : row.requested_by
  return {
    id: row.id,
    personId: row.person_id,
    personName: row.person_name,
    ticketNos: row.ticket_nos,
    kind: row.kind,
    until: row.until,
    isOver: row.until < seen.today,
    reason: row.reason,
    state: row.state,
    requestedBy: row.requester,
    requestedAt: row.requested_at.toISOString(),
    ...(row.decider ? { decidedBy: row.decider } : {}),
    ...(row.decided_at ? { decidedAt: row.decided_at.toISOString() } : {}),
    ...(row.decision_note ? { decisionNote: row.decision_note } : {}),
    ...revocationOf(row),
    mine: first === seen.actor.staffId,
  }
}

function revocationOf(row: SanctionRow): Pick<SanctionView, 'revocation'> {
  const { revocation_reason: reason, revocation_asker: askedBy, revocation_asked_at: askedAt } = row
  if (reason === null || askedBy === null || askedAt === null) return {}
  return {
    revocation: {
      reason,
      askedBy,
      askedAt: askedAt.toISOString(),
      ...(row.revocation_decider ? { decidedBy: row.revocation_decider } : {}),
      ...(row.revocation_decided_at ? { decidedAt: row.revocation_decided_at.toISOString() } : {}),
      ...(row.revocation_note ? { note: row.revocation_note } : {}),
    },
  }
}
