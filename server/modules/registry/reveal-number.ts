import type { revealNumber } from '#contracts/office/candidates.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { requireRecentProof } from '#modules/staff/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { beijingDateOf, startOfBeijingDay } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { countReveals } from './person.store.ts'
import { requireCandidate } from './require-candidate.ts'

const DAILY_LIMIT = 50

/**
 * ACC-02: shows a number in full, for a reason that is recorded first. A member of staff may see fifty a day, and only
 * after showing the second factor a short while ago.
 */
export async function reveal(
  deps: Deps,
  call: Call<StaffActor>,
  { personId, field, reason, code }: BodyOf<typeof revealNumber> & { personId: string },
): Promise<{ value: string }> {
  await requireRecentProof(deps, call, { code })
  const { actor, origin, deadline } = call
  const at = deps.clock.now()
  return deps.database.transact(deadline, async (tx) => {
    const { person } = await requireCandidate(tx, { personId, actor, grant: 'candidate.reveal', at })
    const today = startOfBeijingDay(beijingDateOf(at))
    if ((await countReveals(tx, actor.staffId, today)) >= DAILY_LIMIT) {
      throw new Refusal('reveal_limit', { values: { limit: DAILY_LIMIT } })
    }
    if (field === 'phone' && !person.phone_cipher) throw new Refusal('not_found')
    const value =
      field === 'phone' && person.phone_cipher
        ? deps.cipher.open('person.phone', person.phone_cipher)
        : deps.cipher.open('person.id_number', person.id_number_cipher)
    await writeAudit(tx, {
      at,
      actor,
      origin,
      action: 'candidate.reveal',
      subject: { kind: 'person', id: personId },
      personId,
      new: { field },
      reason,
    })
    return { value }
  })
}
