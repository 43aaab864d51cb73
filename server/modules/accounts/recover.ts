import type { requestManualRecovery, requestRecoveryCode } from '#contracts/entrance.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { requireHuman } from '#modules/captchas/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { fold } from '#rulebook/folding/fold.ts'
import type { Deps } from '#server/deps.ts'
import { findAccountByNumber } from './account.store.ts'
import { EXPLANATION } from './open-explanation.ts'
import { insertRecoveryRequest } from './recovery.store.ts'
import { sendPhoneCode } from './send-phone-code.ts'
import { readTypedNumber } from './typed-number.ts'

/**
 * LOG-08: sends a recovery code. The answer and its time do not depend on whether there is such an account or a phone,
 * or whether a code was sent a moment ago.
 */
export function askRecoveryCode(
  deps: Deps,
  call: Call,
  body: BodyOf<typeof requestRecoveryCode>,
): Promise<void> {
  return deps.pace.always(async () => {
    await requireHuman(deps, call, { proof: body.captcha, purpose: 'recovery' })
    if (!deps.canText) throw new Refusal('sms_unavailable')
    const account = await findByTyped(deps, call, body.idNumber)
    if (!account?.phoneCipher || account.isDisabled) return
    await sendPhoneCode(deps, call, { account, purpose: 'recovery' }).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error
    })
  })
}

/** LOG-08: asks staff for recovery without the phone. The request is stored even when the ID number is not on record. */
export function askManualRecovery(
  deps: Deps,
  call: Call,
  body: BodyOf<typeof requestManualRecovery>,
): Promise<void> {
  return deps.pace.always(async () => {
    await requireHuman(deps, call, { proof: body.captcha, purpose: 'recovery' })
    const account = await findByTyped(deps, call, body.idNumber)
    const at = deps.clock.now()
    const id = deps.ids.next()
    await deps.database.transact(call.deadline, async (tx) => {
      const isNew = await insertRecoveryRequest(tx, {
        id,
        personId: account?.personId,
        claimedName: fold('person_name', body.name),
        ticketNo: fold('ticket_no', body.ticketNo),
        contactCipher: deps.cipher.seal('recovery.contact', body.contact.trim()),
        explanationCipher: deps.cipher.seal(EXPLANATION, body.explanation.trim()),
        startedBy: undefined,
        at,
      })
      if (!isNew) return
      const subject = { kind: 'recovery_request' as const, id }
      const { origin } = call
      await writeAudit(tx, { at, actor: { kind: 'nobody' }, origin, action: 'recovery.request', subject })
    })
  })
}

function findByTyped(deps: Deps, { deadline }: Call, typed: string) {
  const { indexes } = readTypedNumber(deps.cipher, typed)
  return deps.database.read(deadline, (tx) => findAccountByNumber(tx, indexes))
}
