import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { sendSms } from '#modules/messages/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { type CandidateAccount, lockAccount } from './account.store.ts'
import { type CodePurpose, countCodes, insertPhoneCode } from './phone-code.store.ts'
import { digestCode } from './redeem-phone-code.ts'

const AGAIN_AFTER_MS = 60_000
const VALID_MS = 10 * 60_000
const DAY_MS = 24 * 3600_000
/** Codes per day and purpose: a phone is not flooded, and a code cannot be guessed by asking for ever new ones. */
const DAILY_LIMIT = 10

/**
 * Sends a six-digit code to the registered phone, valid for ten minutes and five attempts. Refuses as `sendCode` does, and
 * `phone_missing` where no phone is registered.
 */
export async function sendPhoneCode(
  deps: Deps,
  { deadline }: Call,
  order: { account: CandidateAccount; purpose: CodePurpose },
): Promise<void> {
  const { personId, phoneCipher } = order.account
  if (!deps.canText) throw new Refusal('sms_unavailable')
  if (!phoneCipher) throw new Refusal('phone_missing')
  const phone = deps.cipher.open('person.phone', phoneCipher)
  await deps.database.transact(deadline, (tx) =>
    sendCode(tx, deps, { personId, purpose: order.purpose, phone }),
  )
}

/**
 * Sends a code to a phone in the transaction of the caller. Refuses `code_too_soon` within a minute of the last code,
 * `code_limit` after ten codes in a day, and `sms_unavailable` where no text message can be sent.
 */
export async function sendCode(
  tx: Tx,
  deps: Deps,
  { personId, purpose, phone }: { personId: string; purpose: CodePurpose; phone: string },
): Promise<void> {
  if (!deps.canText) throw new Refusal('sms_unavailable')
  const code = String(deps.random.below(1_000_000)).padStart(6, '0')
  const at = deps.clock.now()
  // Requests of the same moment wait for each other here, so that each one sees the code of the one before.
  await lockAccount(tx, personId)
  const since = new Date(at.getTime() - DAY_MS)
  const { count, newestAt } = await countCodes(tx, { personId, purpose, since })
  const waitMs = newestAt ? newestAt.getTime() + AGAIN_AFTER_MS - at.getTime() : 0
  if (waitMs > 0) {
    const seconds = Math.ceil(waitMs / 1000)
    throw new Refusal('code_too_soon', { values: { seconds }, retryAfterSeconds: seconds })
  }
  if (count >= DAILY_LIMIT) throw new Refusal('code_limit', { values: { limit: DAILY_LIMIT } })
  const expiresAt = new Date(at.getTime() + VALID_MS)
  await insertPhoneCode(tx, {
    id: deps.ids.next(),
    personId,
    purpose,
    phoneCipher: deps.cipher.seal('person.phone', phone),
    codeDigest: digestCode(deps, { personId, purpose, code }),
    at,
    expiresAt,
  })
  const text = `【考籍管理服务平台】您的验证码是 ${code}，10 分钟内有效，请勿告诉他人。`
  await sendSms(tx, deps, { personId, phone, text, usefulUntil: expiresAt })
}
