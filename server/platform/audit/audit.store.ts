import type { AuditAction, AuditSubject } from '#contracts/audit-actions.ts'
import type { Actor, Origin } from '#kernel/actor.ts'
import type { Tx } from '#platform/db/database.ts'

/** One change, for ever: who, what, from which value to which, why, and from where (TRL-01). */
export interface AuditEntry {
  at: Date
  actor: Actor
  origin?: Pick<Origin, 'address' | 'requestId'>
  action: AuditAction
  subject: { kind: AuditSubject; id: string }
  personId?: string
  old?: unknown
  new?: unknown
  reason?: string
}

/**
 * Writes the entry in the change's own transaction; the database chains it. Make it the last statement: it
 * holds the chain's head until the commit. Values never hold passwords, codes, or unmasked numbers.
 */
export async function writeAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit_entries')
    .values({
      // chain, seq, hash and recorded_at are set by the trigger; what is said here does not count
      chain: 0,
      seq: 0,
      hash: Buffer.alloc(0),
      at: entry.at,
      actor_kind: entry.actor.kind,
      actor_id: actorIdOf(entry.actor),
      session_id: sessionOf(entry.actor),
      action: entry.action,
      subject_kind: entry.subject.kind,
      subject_id: entry.subject.id,
      person_id: entry.personId ?? null,
      old_value: entry.old === undefined ? null : JSON.stringify(entry.old),
      new_value: entry.new === undefined ? null : JSON.stringify(entry.new),
      reason: entry.reason ?? null,
      address: entry.origin?.address ?? null,
      request_id: entry.origin?.requestId ?? null,
    })
    .execute()
}

/** The database asks whether the actor was signed in there; a job that does what was ordered has no session of its own. */
function sessionOf(actor: Actor): string | null {
  return 'sessionId' in actor && actor.sessionId !== '' ? actor.sessionId : null
}

function actorIdOf(actor: Actor): string | null {
  switch (actor.kind) {
    case 'candidate':
      return actor.personId
    case 'staff':
      return actor.staffId
    case 'system':
      return actor.name
    case 'nobody':
      return null
    default:
      return actor satisfies never
  }
}
