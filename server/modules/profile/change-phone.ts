import type { changePhone, sendNewPhoneCode, waitingPhoneCode } from '#contracts/profile.ts'
import type { BodyOf, ReplyOf } from '#contracts/route.ts'
import { DONE, type Once } from '#kernel/act.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import {
  admitJudged,
  findWaitingCode,
  judgeOwnPassword,
  judgePhoneCode,
  sendCode,
  spendPhoneCode,
  voidPhoneCodes,
} from '#modules/accounts/public.ts'
import { addMessage, sendSms } from '#modules/messages/public.ts'
import { findPerson, holdPerson, setPhone } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { MOBILE_WORDS } from '#rulebook/contact/contact.texts.ts'
import { isMobileNumber } from '#rulebook/contact/contact.ts'
import { maskPhone } from '#rulebook/masking.ts'
import type { Deps } from '#server/deps.ts'

/**
 * PRF-01: sends a code to the phone that is to be registered. The password is asked because the phone recovers the
 * account (LOG-08): whoever finds an unlocked device must not be able to take the account over.
 */
export async function askNewPhoneCode(
  deps: Deps,
  call: Call<CandidateActor>,
  { phone, currentPassword }: BodyOf<typeof sendNewPhoneCode>,
): Promise<Once<typeof DONE>> {
  if (!deps.canText) throw new Refusal('sms_unavailable')
  if (!isMobileNumber(phone))
    throw new Refusal('input_invalid', { problems: [{ field: 'phone', code: 'phone', text: MOBILE_WORDS }] })
  const judged = await judgeOwnPassword(deps, call, currentPassword)
  return deps.acts.once(call, async (tx) => {
    await admitJudged(tx, deps, judged)
    await sendCode(tx, deps, { personId: judged.personId, purpose: 'phone_change', phone })
    return DONE
  })
}

/**
 * PRF-01: tells the owner that a code is on its way, so that a page that was loaded again takes it instead of asking for another one. The
 * number is masked: whoever finds the session open learns no more of it than of the one on record.
 */
export function viewWaitingCode(
  deps: Deps,
  { actor, deadline }: Call<CandidateActor>,
): Promise<ReplyOf<typeof waitingPhoneCode>> {
  const { personId } = actor
  return deps.database.read(deadline, async (tx) => {
    const waiting = await findWaitingCode(tx, { personId, purpose: 'phone_change', at: deps.clock.now() })
    if (!waiting?.phone_cipher) return {}
    const phoneMasked = maskPhone(deps.cipher.open('person.phone', waiting.phone_cipher))
    return { sent: { phoneMasked, until: waiting.expires_at.toISOString() } }
  })
}

/**
 * PRF-01: registers the phone to which the code was sent. Codes that wait on the old phone become invalid, and the old
 * phone is told: whoever did not ask for the change hears of it where it still helps.
 */
export async function changeOwnPhone(
  deps: Deps,
  call: Call<CandidateActor>,
  { code }: BodyOf<typeof changePhone>,
): Promise<Once<typeof DONE>> {
  const { personId } = call.actor
  const codeId = await judgePhoneCode(deps, call, { personId, purpose: 'phone_change', code })
  if (!codeId) {
    // The same act, sent twice at once, may have spent the code a moment ago.
    const before = await deps.acts.answerOf<typeof DONE>(call)
    if (before) return before
    throw new Refusal('code_wrong')
  }
  const at = deps.clock.now()
  return deps.acts.once(call, async (tx) => {
    await holdPerson(tx, personId)
    const spent = await spendPhoneCode(tx, codeId, at)
    if (!spent?.phone_cipher) throw new Refusal('code_wrong')
    const phone = deps.cipher.open('person.phone', spent.phone_cipher)
    const before = await register(tx, deps, { personId, phone })
    const { actor, origin } = call
    const subject = { kind: 'person' as const, id: personId }
    // TRL-01: from which number to which, as far as a trail may say it.
    await writeAudit(tx, {
      ...{ at, actor, origin, action: 'person.change_phone' as const, subject, personId },
      ...(before === undefined ? {} : { old: { phone: maskPhone(before) } }),
      new: { phone: maskPhone(phone) },
    })
    return DONE
  })
}

/** Registers the phone, and answers the one before. */
async function register(
  tx: Tx,
  deps: Deps,
  { personId, phone }: { personId: string; phone: string },
): Promise<string | undefined> {
  const { phone_cipher: sealed } = requireFound(await findPerson(tx, personId))
  const old = sealed ? deps.cipher.open('person.phone', sealed) : undefined
  await setPhone(tx, personId, {
    cipher: deps.cipher.seal('person.phone', phone),
    index: deps.cipher.index('person.phone', phone),
  })
  await voidPhoneCodes(tx, personId)
  const changed = `登记的手机号码已改为 ${maskPhone(phone)}`
  await addMessage(tx, deps, {
    personId,
    ticketId: undefined,
    title: '您的手机号码已更换',
    body: `${changed}。以后找回密码的验证码会发到新号码。如果不是您本人操作，请立即修改密码，并拨打服务电话。`,
    link: '/person',
  })
  if (old !== undefined)
    await sendSms(tx, deps, {
      personId,
      phone: old,
      text: `【考籍管理服务平台】您${changed}。如果不是您本人操作，请立即登录平台修改密码，并拨打服务电话。`,
    })
  return old
}
