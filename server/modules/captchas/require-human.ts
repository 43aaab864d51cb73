import { timingSafeEqual } from 'node:crypto'
import type { CaptchaPurpose } from '#contracts/entrance.ts'
import type { CaptchaProof } from '#contracts/words.ts'
import type { Call } from '#kernel/call.ts'
import { networkOf } from '#kernel/network.ts'
import { Refusal } from '#kernel/refusal.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { isSolved } from '#rulebook/proof-of-work.ts'
import type { Deps } from '#server/deps.ts'
import { type CaptchaBond, type CaptchaRow, type CaptchaTask, takeCaptcha, taskOf } from './captcha.store.ts'

/**
 * Uses up the captcha and refuses with `captcha_wrong` unless its answer is right, and it was made for this purpose and this
 * network (LOG-04). It slows machines down and keeps none of them out: nothing may rest on it alone.
 */
export async function requireHuman(
  deps: Deps,
  call: Call,
  { proof, purpose }: { proof: CaptchaProof; purpose: CaptchaPurpose },
): Promise<void> {
  const taken = { id: proof.id, bond: bondOf(deps, call, purpose), at: deps.clock.now() }
  const task = await deps.database.once(call.deadline, (tx) => takeCaptcha(tx, taken))
  if (!task || !isRight(deps, task, proof)) throw new Refusal('captcha_wrong')
}

/** The same, for who has taken the captcha out of the table with more than that in one statement. */
export function requireAnswered(
  deps: Deps,
  call: Call,
  { taken, proof, purpose }: { taken: CaptchaRow | undefined; proof: CaptchaProof; purpose: CaptchaPurpose },
): void {
  const task = taken && taskOf(taken, { bond: bondOf(deps, call, purpose), at: deps.clock.now() })
  if (!task || !isRight(deps, task, proof)) throw new Refusal('captcha_wrong')
}

function isRight(deps: Deps, task: CaptchaTask, proof: CaptchaProof): boolean {
  if (task.kind === 'image') return timingSafeEqual(task.answerDigest, digestAnswer(deps, proof))
  // The salt of a work captcha is derived from its id, so that only the id has to be stored.
  const counter = Number(proof.answer)
  return Number.isSafeInteger(counter) && isSolved({ salt: saltOf(deps, proof.id), bits: task.bits }, counter)
}

/** What a captcha of this caller counts for. */
export function bondOf(deps: Deps, { origin }: Call, purpose: CaptchaPurpose): CaptchaBond {
  return { purpose, networkDigest: deps.cipher.digest('captcha network', networkOf(origin.address)) }
}

/** The keyed digest of an image's letters; letter case does not count. */
export function digestAnswer(deps: Deps, proof: CaptchaProof): Buffer {
  return deps.cipher.digest(`captcha ${proof.id}`, fold('captcha', proof.answer))
}

/** The salt of a work captcha: bound to its id, and not predictable. */
export function saltOf(deps: Deps, id: string): string {
  return deps.cipher.digest('captcha-work', id).toString('hex').slice(0, 32)
}
