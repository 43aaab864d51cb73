import type { Deadline } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import { sendSms } from '#modules/messages/public.ts'
import type { Deps } from '#server/deps.ts'
import type { CandidateAccount } from './account.store.ts'
import { type CodePurpose, findNewestCodeAt, insertPhoneCode } from './phone-code.store.ts'
import { digestCode } from './redeem-phone-code.ts'

const AGAIN_AFTER_MS = 60_000
const VALID_MS = 10 * 60_000

/** Sends a six-digit code, good for ten minutes and five tries; refuses `code_too_soon` within a minute. */
export async function sendPhoneCode(
  deps: Deps,
  deadline: Deadline,
  wanted: { account: CandidateAccount; purpose: CodePurpose },
): Promise<void> {
  const { personId, phoneCipher } = wanted.account
  if (!phoneCipher) throw new Refusal('phone_missing')
  const code = String(deps.random.below(1_000_000)).padStart(6, '0')
  const at = deps.clock.now()
  await deps.database.transact(deadline, async (tx) => {
    const newestAt = await findNewestCodeAt(tx, personId, wanted.purpose)
    const waitMs = newestAt ? newestAt.getTime() + AGAIN_AFTER_MS - at.getTime() : 0
    if (waitMs > 0) {
      const seconds = Math.ceil(waitMs / 1000)
      throw new Refusal('code_too_soon', { values: { seconds }, retryAfterSeconds: seconds })
    }
    await insertPhoneCode(tx, {
      id: deps.ids.next(),
      personId,
      purpose: wanted.purpose,
      codeDigest: digestCode(deps, { personId, purpose: wanted.purpose, code }),
      at,
      expiresAt: new Date(at.getTime() + VALID_MS),
    })
    const text = `【考籍管理服务平台】您的验证码是 ${code}，10 分钟内有效，请勿告诉他人。`
    await sendSms(tx, deps, { personId, phone: deps.cipher.open('person.phone', phoneCipher), text })
  })
}
