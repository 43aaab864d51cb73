import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { addFollowingOfEbill } from './add-following-of-ebill.ts'
import { moveEbill } from './ebill.store.ts'
import { lockEbillById } from './refused-ebill.store.ts'

/**
 * PAY-01: has an e-bill that its issuer refused asked for again at once: whoever has mended what was wrong need not wait for the next
 * day. The issuer makes it once, since the number stays. Why it was refused stays to be read until the issuer has made it.
 */
export async function repeatRefusedEbill(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, version }: { id: string; version: number },
): Promise<void> {
  await deps.database.transact(deadline, async (tx) => {
    const ebill = requireFound(await lockEbillById(tx, id))
    const { state, failure, payment_id: paymentId } = ebill
    const isOpen = state === 'sent' || state === 'reversing'
    if (ebill.version !== version || !isOpen || failure === null) throw new Refusal('stale')
    const at = deps.clock.now()
    await moveEbill(tx, { from: ebill, to: state, at, change: { askAt: at, asked: 0, failure } })
    await addFollowingOfEbill(tx, { paymentId, at })
    await writeAudit(tx, {
      ...{ at, actor, origin, action: 'ebill.repeat' },
      subject: { kind: 'ebill', id },
      personId: ebill.person_id,
      new: { requestNo: ebill.request_no },
    })
  })
}
