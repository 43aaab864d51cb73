import type { startRecovery } from '#contracts/office/support/start-recovery.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { EXPLANATION } from '../open-explanation.ts'
import { insertRecoveryRequest } from '../recovery.store.ts'
import { warnOwner } from './warn-owner.ts'

/** A candidate on record who calls, and what they said. */
export interface Caller extends BodyOf<typeof startRecovery> {
  personId: string
  name: string
  ticketNo: string
}

/**
 * ACC-03: asks for a lost password in the name of a candidate who calls. Nothing more is given to whoever answers the call: two other
 * officers check the evidence and hand over the code, and the owner hears of it on record at once.
 */
export async function askForCaller(
  tx: Tx,
  deps: Deps,
  { actor, origin, caller }: Pick<Call<StaffActor>, 'actor' | 'origin'> & { caller: Caller },
): Promise<void> {
  const at = deps.clock.now()
  const id = deps.ids.next()
  const { personId } = caller
  const isNew = await insertRecoveryRequest(tx, {
    id,
    personId,
    claimedName: caller.name,
    ticketNo: caller.ticketNo,
    contactCipher: deps.cipher.seal('recovery.contact', caller.contact.trim()),
    explanationCipher: deps.cipher.seal(EXPLANATION, caller.explanation.trim()),
    startedBy: actor.staffId,
    at,
  })
  if (!isNew) throw new Refusal('recovery_waits')
  await warnOwner(tx, deps, { personId, step: 'started' })
  const subject = { kind: 'recovery_request' as const, id }
  await writeAudit(tx, { at, actor, origin, personId, action: 'recovery.request', subject })
}
