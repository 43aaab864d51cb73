import { timingSafeEqual } from 'node:crypto'
import type { CaptchaPurpose } from '#contracts/entrance.ts'
import type { CaptchaProof } from '#contracts/words.ts'
import type { Call } from '#kernel/call.ts'
import { networkOf } from '#kernel/network.ts'
import { Refusal } from '#kernel/refusal.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { isSolved } from '#rulebook/proof-of-work.ts'
import type { Deps } from '#server/deps.ts'
import { spendCaptcha } from './captcha.store.ts'
import { type Captcha, type CaptchaBond, DIGEST, readToken } from './captcha-token.ts'

/**
 * Uses up the captcha and refuses with `captcha_wrong` unless its answer is right, and it was made for this purpose and this
 * network (LOG-04). It slows machines down and keeps none of them out: nothing may rest on it alone.
 */
export async function requireHuman(
  deps: Deps,
  call: Call,
  { proof, purpose }: { proof: CaptchaProof; purpose: CaptchaPurpose },
): Promise<void> {
  const captcha = openCaptcha(deps, proof)
  const isFirst = await spendCaptcha(deps.database, call.deadline, captcha)
  if (!isFirst || !isAnswered(deps, call, { captcha, proof, purpose })) throw new Refusal('captcha_wrong')
}

/** The captcha that is answered, not used up yet. Refuses with `captcha_wrong` one that is not ours or has run out. */
export function openCaptcha(deps: Deps, proof: CaptchaProof): Captcha {
  const captcha = readToken(deps, proof.id)
  if (!captcha || captcha.expiresAt <= deps.clock.now()) throw new Refusal('captcha_wrong')
  return captcha
}

/**
 * Whether the answer is right, and the captcha was made for this purpose and this network. It must be used up as well, right or wrong: for
 * who does that with more in one statement (`SPEND_CAPTCHA`).
 */
export function isAnswered(
  deps: Deps,
  call: Call,
  use: { captcha: Captcha; proof: CaptchaProof; purpose: CaptchaPurpose },
): boolean {
  const { captcha, proof } = use
  const bond = bondOf(deps, call, use.purpose)
  const isForThis =
    captcha.bond.purpose === bond.purpose && captcha.bond.networkDigest.equals(bond.networkDigest)
  return isForThis && isRight(deps, captcha, proof.answer)
}

function isRight(deps: Deps, { id, task }: Captcha, answer: string): boolean {
  if (task.kind === 'image') return timingSafeEqual(task.answerDigest, digestAnswer(deps, { id, answer }))
  const counter = Number(answer)
  return Number.isSafeInteger(counter) && isSolved({ salt: saltOf(deps, id), bits: task.bits }, counter)
}

/** What a captcha of this caller counts for. */
export function bondOf(deps: Deps, { origin }: Call, purpose: CaptchaPurpose): CaptchaBond {
  const digest = deps.cipher.digest('captcha network', networkOf(origin.address))
  return { purpose, networkDigest: digest.subarray(0, DIGEST) }
}

/** The keyed digest of an image's letters; letter case does not count. */
export function digestAnswer(deps: Deps, { id, answer }: { id: string; answer: string }): Buffer {
  return deps.cipher.digest(`captcha ${id}`, fold('captcha', answer)).subarray(0, DIGEST)
}

/** The salt of a work captcha: bound to its id, and not predictable. */
export function saltOf(deps: Deps, id: string): string {
  return deps.cipher.digest('captcha-work', id).toString('hex').slice(0, 32)
}
