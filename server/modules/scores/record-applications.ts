import type { RecordApplications } from '#contracts/office/candidates.ts'
import type { StaffActor } from '#kernel/actor.ts'
import { isInScope, schoolsInScope } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { listRecordApplications } from './record-applications.store.ts'

/**
 * ACC-02: shows what a candidate applied for at the schools whose candidates the actor finds. Who reviews for a school can open its
 * applications; others read how they stand, for whoever calls.
 */
export async function viewRecordApplications(
  tx: Tx,
  { actor, personId }: { actor: StaffActor; personId: string },
): Promise<RecordApplications> {
  const rows = await listRecordApplications(tx, {
    personId,
    schoolIds: schoolsInScope(actor, 'candidate.find'),
  })
  const reviewed = schoolsInScope(actor, 'review.decide')
  return {
    inAll: rows[0]?.in_all ?? 0,
    shown: rows.map((row) => ({
      id: row.id,
      service: row.service,
      applicationNo: row.application_no,
      title: row.title,
      ticketNo: row.ticket_no,
      state: row.state,
      filedAt: row.first_filed_at.toISOString(),
      movedAt: row.moved_at.toISOString(),
      canOpen: isInScope([row.school_id], reviewed),
    })),
  }
}
