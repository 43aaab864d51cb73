import { timingSafeEqual } from 'node:crypto'
import type { CaptchaProof } from '#contracts/words.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { isSolved, WORK_BITS } from '#rulebook/proof-of-work.ts'
import type { Deps } from '#server/deps.ts'
import { takeCaptcha } from './captcha.store.ts'

/** Uses up the captcha and refuses with `captcha_wrong` unless its answer is right (LOG-04). */
export async function requireHuman(deps: Deps, { deadline }: Call, proof: CaptchaProof): Promise<void> {
  const captcha = await deps.database.once(deadline, (tx) => takeCaptcha(tx, proof.id, deps.clock.now()))
  if (!captcha || !isRight(deps, captcha, proof)) throw new Refusal('captcha_wrong')
}

function isRight(
  deps: Deps,
  captcha: { kind: 'image' | 'work'; answerDigest: Buffer },
  proof: CaptchaProof,
): boolean {
  if (captcha.kind === 'image') return timingSafeEqual(captcha.answerDigest, digestAnswer(deps, proof))
  // The salt of a work captcha is derived from its id, so that only the id has to be stored.
  const counter = Number(proof.answer)
  return Number.isSafeInteger(counter) && isSolved({ salt: saltOf(deps, proof.id), bits: WORK_BITS }, counter)
}

/** The keyed digest of an image's letters; letter case does not count. */
export function digestAnswer(deps: Deps, proof: CaptchaProof): Buffer {
  return deps.cipher.digest(`captcha ${proof.id}`, fold('captcha', proof.answer))
}

/** The salt of a work captcha: bound to its id, and not predictable. */
export function saltOf(deps: Deps, id: string): string {
  return deps.cipher.digest('captcha-work', id).toString('hex').slice(0, 32)
}
