import type { orderDegreeAudit } from '#contracts/office/degree-audits.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { findBatch } from '#modules/diplomas/public.ts'
import { schoolsInScope } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { addJob } from '#platform/jobs/jobs.store.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { insertAudit } from './audit.store.ts'
import { countSubjects } from './audit-subject.store.ts'

/**
 * AUD-07: orders an audit of a batch's applicants, or of everybody in record at a school and in a major, as they stand now.
 * A school audits its own only.
 */
export async function orderAudit(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { batchId, scope, ...wish }: BodyOf<typeof orderDegreeAudit> & { batchId: string },
): Promise<{ id: string }> {
  const at = deps.clock.now()
  const id = deps.ids.next()
  const schoolId = schoolOf(actor, wish.schoolId)
  const majorId = scope === 'record' ? wish.majorId : undefined
  await deps.database.transact(deadline, async (tx) => {
    const batch = requireFound(await findBatch(tx, batchId))
    const narrowed = { batch_id: batch.id, school_id: schoolId ?? null, major_id: majorId ?? null }
    const total = await countSubjects(tx, { scope, ...narrowed })
    if (total === 0) throw new Refusal('degree_audit_nobody')
    const askedOn = beijingDateOf(at)
    const audit = { id, scope, batchId, schoolId, majorId, askedOn, total, staffId: actor.staffId, at }
    if (!(await insertAudit(tx, audit))) throw new Refusal('degree_audit_runs')
    await addJob(tx, 'audit-degrees', { payload: { auditId: id }, key: `audit degrees ${id}` })
    await writeAudit(tx, {
      ...{ at, actor, origin },
      action: 'graduates.audit',
      subject: { kind: 'graduate_batch', id: batchId },
      new: { batch: batch.name, graduates: total, ...(schoolId ? { schoolId } : {}) },
    })
  })
  return { id }
}

/** The school that is audited; undefined: all. Staff of one school need not name it; staff of several have to say which. */
function schoolOf(actor: StaffActor, asked: string | undefined): string | undefined {
  const allowed = schoolsInScope(actor, 'graduation.audit')
  if (allowed === undefined) return asked
  const [only, another] = asked === undefined ? allowed : allowed.filter((id) => id === asked)
  if (only === undefined) throw new Refusal('not_found')
  if (another !== undefined) throw new Refusal('degree_audit_school')
  return only
}
