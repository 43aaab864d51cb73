import type { openWholeRecord, WholeRecord } from '#contracts/office/support/whole-record.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { readFaults } from '#modules/applications/public.ts'
import { requireCandidate } from '#modules/registry/public.ts'
import { viewRecord } from '#modules/scores/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import {
  listAttempts,
  listDeliveries,
  listMatters,
  listMessages,
  listOrders,
  listRecoveries,
  type MatterRow,
} from './support.store.ts'

/**
 * ACC-02: opens a candidate's whole record for whoever answers their call. Each opening has a reason, which is in the trail; nothing
 * can be changed here, and a lost password goes the way of two officers (ACC-03).
 */
export async function openRecord(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { personId, reason }: BodyOf<typeof openWholeRecord> & { personId: string },
): Promise<WholeRecord> {
  const at = deps.clock.now()
  return deps.database.transact(deadline, async (tx) => {
    const found = await requireCandidate(tx, { personId, actor, grant: 'candidate.support', at })
    const record = await viewRecord(tx, deps, { ...found, actor, grant: 'candidate.support', at })
    const shown = {
      ...record,
      registeredOn: found.person.registered_on,
      applications: (await listMatters(tx, personId)).map(viewMatter),
      messages: (await listMessages(tx, personId)).map((row) => ({
        ...{ id: row.id, at: row.created_at.toISOString(), title: row.title, body: row.body },
        ...(row.ticket_no ? { ticketNo: row.ticket_no } : {}),
        ...(row.read_at ? { readAt: row.read_at.toISOString() } : {}),
      })),
      payments: (await listOrders(tx, personId)).map((row) => ({
        ...{ id: row.id, orderNo: row.order_no, ticketNo: row.ticket_no, title: row.title },
        ...{ fen: row.fen, state: row.state, at: row.created_at.toISOString() },
      })),
      deliveries: (await listDeliveries(tx, personId)).map((row) => ({
        ...{ id: row.id, at: row.created_at.toISOString(), kind: row.kind, state: row.state },
        ...(row.failure ? { failure: row.failure } : {}),
      })),
      signIns: (await listAttempts(tx, personId)).map((row) => ({ ...row, at: row.at.toISOString() })),
      recoveries: (await listRecoveries(tx, personId)).map((row) => ({
        ...{ id: row.id, at: row.created_at.toISOString(), state: row.state },
        ...(row.decided_at ? { decidedAt: row.decided_at.toISOString() } : {}),
      })),
    }
    await writeAudit(tx, {
      ...{ at, actor, origin, personId, reason, action: 'candidate.open' as const },
      subject: { kind: 'person', id: personId },
      new: { whole: true },
    })
    return shown
  })
}

function viewMatter(row: MatterRow): WholeRecord['applications'][number] {
  return {
    id: row.id,
    applicationNo: row.application_no,
    ticketNo: row.ticket_no,
    service: row.service,
    title: row.title,
    state: row.state,
    filedAt: row.filed_at.toISOString(),
    movedAt: row.moved_at.toISOString(),
    ...(row.state === 'amending' && row.amend_until ? { amendUntil: row.amend_until.toISOString() } : {}),
    reasons: readFaults(row.reasons).map(({ words, remedy }) => [words, remedy].filter(Boolean).join(' ')),
    ...(row.note ? { note: row.note } : {}),
  }
}
