import type { requestManualRecovery, requestRecoveryCode, resetByCode } from '#contracts/entrance.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { Origin } from '#kernel/actor.ts'
import type { Deadline } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import { requireHuman } from '#modules/captchas/public.ts'
import { addMessage } from '#modules/messages/public.ts'
import { deleteSessionsOf } from '#modules/sessions/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { notify } from '#platform/bus/bus.store.ts'
import { normalizeTicketNo } from '#rulebook/identity/ticket-no.ts'
import type { Deps } from '#server/deps.ts'
import { findAccountByNumber, setPasswordHash } from './account.store.ts'
import { hashChosenPassword } from './choose-password.ts'
import { countFailedAttempt, forgiveAttempts, requireUnlocked } from './guard.ts'
import { insertRecoveryRequest, redeemHandedCode } from './recovery.store.ts'
import { redeemPhoneCode } from './redeem-phone-code.ts'
import { sendPhoneCode } from './send-phone-code.ts'
import { readTypedNumber } from './typed-number.ts'

interface Asked<B> {
  body: B
  origin: Origin
  deadline: Deadline
}

/** LOG-08: the answer is the same with or without such an account, a phone, or a code sent a moment ago. */
export async function askRecoveryCode(
  deps: Deps,
  asked: Asked<BodyOf<typeof requestRecoveryCode>>,
): Promise<void> {
  await requireHuman(deps, asked.deadline, asked.body.captcha)
  const account = await findByTyped(deps, asked.deadline, asked.body.idNumber)
  if (!account?.phoneCipher || account.isDisabled) return
  await sendPhoneCode(deps, asked.deadline, { account, purpose: 'recovery' }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
  })
}

/** LOG-08: a new password for the code from the phone, or for the one that staff handed over. */
export async function resetPassword(deps: Deps, asked: Asked<BodyOf<typeof resetByCode>>): Promise<void> {
  const { body, origin, deadline } = asked
  await requireHuman(deps, deadline, body.captcha)
  const attempt = {
    account: `reset ${readTypedNumber(deps.cipher, body.idNumber).account}`,
    address: origin.address,
  }
  await requireUnlocked(deps, deadline, attempt)
  const account = await findByTyped(deps, deadline, body.idNumber)
  const hash =
    account &&
    (await hashChosenPassword(deps, deadline, { personId: account.personId, password: body.newPassword }))
  if (!account || !hash || !(await isCodeRight(deps, asked, account.personId))) {
    await deps.database.transact(deadline, (tx) => countFailedAttempt(tx, deps, attempt))
    throw new Refusal('code_wrong')
  }
  const { personId } = account
  const at = deps.clock.now()
  await deps.database.transact(deadline, async (tx) => {
    await setPasswordHash(tx, personId, { hash, at })
    await forgiveAttempts(tx, deps, attempt)
    await deleteSessionsOf(tx, { personId })
    await notify(tx, 'sessions', '*')
    await addMessage(tx, deps, {
      personId,
      title: '您的登录密码已重设',
      body: '密码通过「忘记密码」重新设置。如果不是您本人操作，请立即拨打服务电话。',
    })
    const subject = { kind: 'account', id: personId }
    await writeAudit(tx, {
      at,
      actor: { kind: 'nobody' },
      origin,
      action: 'account.reset_password',
      subject,
      personId,
    })
  })
}

async function isCodeRight(
  deps: Deps,
  { body, deadline }: Asked<BodyOf<typeof resetByCode>>,
  personId: string,
) {
  if (await redeemPhoneCode(deps, deadline, { personId, purpose: 'recovery', code: body.code })) return true
  const digest = digestHandedCode(deps, personId, body.code)
  return deps.database.transact(deadline, (tx) =>
    redeemHandedCode(tx, { personId, digest, at: deps.clock.now() }),
  )
}

/** The digest of a code that staff hand over: letter case and separators do not count. */
export function digestHandedCode(deps: Deps, personId: string, code: string): Buffer {
  return deps.cipher.digest('handed code', `${personId}\0${code.toUpperCase().replaceAll(/[\s-]/g, '')}`)
}

/** LOG-08 without the phone: kept for staff, also when nobody of that number is on record. */
export async function askManualRecovery(
  deps: Deps,
  asked: Asked<BodyOf<typeof requestManualRecovery>>,
): Promise<void> {
  const { body, origin, deadline } = asked
  await requireHuman(deps, deadline, body.captcha)
  const account = await findByTyped(deps, deadline, body.idNumber)
  const at = deps.clock.now()
  const id = deps.ids.next()
  await deps.database.transact(deadline, async (tx) => {
    const isNew = await insertRecoveryRequest(tx, {
      id,
      personId: account?.personId,
      claimedName: body.name.trim(),
      ticketNo: normalizeTicketNo(body.ticketNo),
      contactCipher: deps.cipher.seal('recovery.contact', body.contact.trim()),
      explanation: body.explanation.trim(),
      at,
    })
    if (!isNew) return
    const subject = { kind: 'recovery_request', id }
    await writeAudit(tx, { at, actor: { kind: 'nobody' }, origin, action: 'recovery.request', subject })
  })
}

function findByTyped(deps: Deps, deadline: Deadline, typed: string) {
  const { indexes } = readTypedNumber(deps.cipher, typed)
  return deps.database.read(deadline, (tx) => findAccountByNumber(tx, indexes))
}
