import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { addMessage } from '#modules/messages/public.ts'
import { isInScope, schoolsInScope } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { insertCertificate, isIssued, lockDiploma } from './revocation.store.ts'

/**
 * 毕业证书遗失: records that a 毕业证明书 is issued, a certificate of the fact. A diploma is never issued twice, and its number
 * stays what it was.
 */
export async function certify(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { diplomaId, reason }: { diplomaId: string; reason: string },
): Promise<{ certificateNo: number }> {
  const id = deps.ids.next()
  return deps.database.transact(deadline, async (tx) => {
    const diploma = requireFound(await lockDiploma(tx, diplomaId))
    if (!isInScope([diploma.school_id], schoolsInScope(actor, 'graduation.propose')))
      throw new Refusal('not_found')
    const at = deps.clock.now()
    if (!isIssued(diploma, at)) throw new Refusal('diploma_state')
    const certificateNo = await insertCertificate(tx, { id, diplomaId, reason, staffId: actor.staffId, at })
    await addMessage(tx, deps, {
      personId: diploma.person_id,
      ticketId: diploma.ticket_id,
      title: `已为您开具毕业证明书（${diploma.major_name}）`,
      body: `毕业证明书第 ${certificateNo} 号，证明毕业证书编号 ${diploma.diploma_no}。毕业证书遗失不补发，由毕业证明书证明毕业的事实。`,
      link: '/person',
    })
    await writeAudit(tx, {
      ...{ at, actor, origin, reason },
      action: 'diploma.certify',
      subject: { kind: 'diploma', id: diplomaId },
      personId: diploma.person_id,
      new: { diplomaNo: diploma.diploma_no, certificateNo },
    })
    return { certificateNo }
  })
}
