import type { Call } from '#kernel/call.ts'
import { renderCaptcha } from '#platform/captcha-image/render-captcha.ts'
import { WORK_BITS } from '#rulebook/proof-of-work.ts'
import type { Deps } from '#server/deps.ts'
import { type CaptchaKind, insertCaptcha } from './captcha.store.ts'
import { digestAnswer, saltOf } from './require-human.ts'

const VALID_MS = 3 * 60_000

/** LOG-04: issues a new image; sends its answer along in the demonstration only. */
export async function issueImage(deps: Deps, call: Call) {
  const { answer, png } = await renderCaptcha(deps.random)
  const id = deps.ids.next()
  await keep(deps, call, { id, kind: 'image', answerDigest: digestAnswer(deps, { id, answer }) })
  const image = `data:image/png;base64,${png.toString('base64')}`
  return { id, image, ...(deps.config.mode === 'demonstration' ? { demonstrationAnswer: answer } : {}) }
}

/** LOG-04: issues the non-visual alternative. */
export async function issueWork(deps: Deps, call: Call) {
  const id = deps.ids.next()
  await keep(deps, call, { id, kind: 'work', answerDigest: Buffer.alloc(0) })
  return { id, salt: saltOf(deps, id), bits: WORK_BITS }
}

function keep(
  deps: Deps,
  { deadline }: Call,
  captcha: { id: string; kind: CaptchaKind; answerDigest: Buffer },
) {
  const expiresAt = new Date(deps.clock.now().getTime() + VALID_MS)
  return deps.database.once(deadline, (tx) => insertCaptcha(tx, { ...captcha, expiresAt }))
}
