import { requireFound } from '#kernel/refusal.ts'
import { findApplication } from '#modules/applications/public.ts'
import { findTicket } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Adapters } from '#server/deps.ts'
import type { FilingTicket, MovedApplication } from '#server/service-definition.ts'
import { auditFiled } from '../audit-filed.ts'
import { findFiledAudit, type RevisionKey } from '../graduation.store.ts'
import type { GraduationAudit } from '../graduation-audit.ts'

/** Audits the newest revision of an application with the record of the move's instant. */
export async function auditToday(
  tx: Tx,
  deps: Pick<Adapters, 'cipher'>,
  application: MovedApplication,
): Promise<GraduationAudit> {
  const { ticket, key } = await standingOf(tx, application)
  const filed = requireFound(await findFiledAudit(tx, key))
  return auditFiled(tx, deps, { ticket, filed, at: application.at })
}

/** Reads an application at a move: its row, its 准考证, and the key of its newest revision. */
export async function standingOf(tx: Tx, application: MovedApplication) {
  const row = requireFound(await findApplication(tx, application.id))
  const found = requireFound(await findTicket(tx, application.ticketId))
  const { id, ticket_no: no, person_id: personId, school_id: schoolId } = found
  const ticket: FilingTicket = { id, no, personId, schoolId }
  const key: RevisionKey = { personId, applicationId: row.id, revision: row.revision }
  return { row, ticket, key }
}
