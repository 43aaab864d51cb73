import type { decideRevocation } from '#contracts/office/diplomas.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { addMessage } from '#modules/messages/public.ts'
import { revokePapers } from '#modules/paper-proofs/public.ts'
import { isInScope, schoolsInScope } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import {
  insertRevocation,
  isIssued,
  type LockedDiploma,
  lockDiploma,
  lockRevocation,
  revokeDiploma,
  settleRevocation,
} from './revocation.store.ts'

/** GRA-12: asks for a diploma to be revoked that has come out. Before its instant the list is halted instead. */
export async function askToRevoke(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { diplomaId, reason }: { diplomaId: string; reason: string },
): Promise<{ id: string }> {
  const id = deps.ids.next()
  await deps.database.transact(deadline, async (tx) => {
    const diploma = requireFound(await lockDiploma(tx, diplomaId))
    const at = deps.clock.now()
    requireScope(actor, 'graduation.halt', diploma)
    if (!isIssued(diploma, at)) throw new Refusal('diploma_state')
    if (!(await insertRevocation(tx, { id, diplomaId, reason, staffId: actor.staffId, at })))
      throw new Refusal('revocation_open')
    await writeAudit(tx, {
      ...{ at, actor, origin, reason },
      action: 'diploma.ask_revocation',
      subject: { kind: 'diploma', id: diplomaId },
      personId: diploma.person_id,
      new: { diplomaNo: diploma.diploma_no },
    })
  })
  return { id }
}

/**
 * GRA-12: the second person revokes the diploma, or keeps it. The 准考证 is 在籍 again from then on, and the number is never
 * used again; the approval of the application can then be undone.
 */
export async function decideOnRevocation(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, decision, note }: BodyOf<typeof decideRevocation> & { id: string },
): Promise<void> {
  await deps.database.transact(deadline, async (tx) => {
    const request = requireFound(await lockRevocation(tx, id))
    const diploma = requireFound(await lockDiploma(tx, request.diploma_id))
    requireScope(actor, 'graduation.approve', diploma)
    if (request.state !== 'requested') throw new Refusal('diploma_state')
    if (request.requested_by === actor.staffId) throw new Refusal('second_person')
    const at = deps.clock.now()
    const to = decision === 'approve' ? 'approved' : 'refused'
    if (!(await settleRevocation(tx, { id, to, staffId: actor.staffId, at, note })))
      throw new Refusal('diploma_state')
    if (to === 'approved') await takeEffect(tx, deps, { diploma, reason: request.reason, at })
    await writeAudit(tx, {
      ...{ at, actor, origin },
      action: to === 'approved' ? 'diploma.revoke' : 'diploma.keep',
      subject: { kind: 'diploma', id: diploma.id },
      personId: diploma.person_id,
      new: { diplomaNo: diploma.diploma_no, request: to },
      reason: note ?? request.reason,
    })
  })
}

async function takeEffect(
  tx: Tx,
  deps: Deps,
  { diploma, reason, at }: { diploma: LockedDiploma; reason: string; at: Date },
): Promise<void> {
  if (!(await revokeDiploma(tx, { id: diploma.id, at }))) throw new Refusal('diploma_state')
  await revokePapersOf(tx, diploma, at)
  await addMessage(tx, deps, {
    personId: diploma.person_id,
    ticketId: diploma.ticket_id,
    title: `您的毕业证书已撤销（${diploma.major_name}）`,
    body: `毕业证书编号 ${diploma.diploma_no} 已撤销：${reason}。如有疑问，请联系主考学校。`,
    link: '/person',
  })
}

/** VER-02: the form has the diploma's number, and the roster its line. */
async function revokePapersOf(tx: Tx, diploma: LockedDiploma, at: Date): Promise<void> {
  const reason = 'diploma_revoked' as const
  const kinds = ['registration_form', 'diploma_proof'] as const
  const about = [`application:${diploma.application_id}`] as const
  await revokePapers(tx, { subject: `person:${diploma.person_id}`, kinds, about, reason, at })
  await revokePapers(tx, {
    ...{ subject: `batch:${diploma.batch_id}`, kinds: ['roster'], about: [`school:${diploma.school_id}`] },
    ...{ reason, at },
  })
}

/** Refuses with the one answer for "not there" and "not yours". */
function requireScope(
  actor: StaffActor,
  grant: 'graduation.halt' | 'graduation.approve',
  { school_id: schoolId }: { school_id: string },
): void {
  if (!isInScope([schoolId], schoolsInScope(actor, grant))) throw new Refusal('not_found')
}
