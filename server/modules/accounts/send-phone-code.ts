import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { sendSms } from '#modules/messages/public.ts'
import type { Deps } from '#server/deps.ts'
import { type CandidateAccount, lockAccount } from './account.store.ts'
import { type CodePurpose, countCodes, insertPhoneCode } from './phone-code.store.ts'
import { digestCode } from './redeem-phone-code.ts'

const AGAIN_AFTER_MS = 60_000
const VALID_MS = 10 * 60_000
const DAY_MS = 24 * 3600_000
/** In a day and for one purpose: nobody's phone is flooded, and the code cannot be guessed by asking for ever new ones. */
const DAILY_LIMIT = 10

/**
 * Sends a six-digit code, good for ten minutes and five tries; refuses `code_too_soon` within a minute, `code_limit` after
 * ten in a day, and `sms_unavailable` where no text can be sent.
 */
export async function sendPhoneCode(
  deps: Deps,
  { deadline }: Call,
  order: { account: CandidateAccount; purpose: CodePurpose },
): Promise<void> {
  const { personId, phoneCipher } = order.account
  if (!deps.canText) throw new Refusal('sms_unavailable')
  if (!phoneCipher) throw new Refusal('phone_missing')
  const code = String(deps.random.below(1_000_000)).padStart(6, '0')
  const at = deps.clock.now()
  await deps.database.transact(deadline, async (tx) => {
    // Of those who ask at the same moment, each sees the code of the one before.
    await lockAccount(tx, personId)
    const since = new Date(at.getTime() - DAY_MS)
    const { count, newestAt } = await countCodes(tx, { personId, purpose: order.purpose, since })
    const waitMs = newestAt ? newestAt.getTime() + AGAIN_AFTER_MS - at.getTime() : 0
    if (waitMs > 0) {
      const seconds = Math.ceil(waitMs / 1000)
      throw new Refusal('code_too_soon', { values: { seconds }, retryAfterSeconds: seconds })
    }
    if (count >= DAILY_LIMIT) throw new Refusal('code_limit', { values: { limit: DAILY_LIMIT } })
    await insertPhoneCode(tx, {
      id: deps.ids.next(),
      personId,
      purpose: order.purpose,
      codeDigest: digestCode(deps, { personId, purpose: order.purpose, code }),
      at,
      expiresAt: new Date(at.getTime() + VALID_MS),
    })
    const text = `【考籍管理服务平台】您的验证码是 ${code}，10 分钟内有效，请勿告诉他人。`
    await sendSms(tx, deps, { personId, phone: deps.cipher.open('person.phone', phoneCipher), text })
  })
}
