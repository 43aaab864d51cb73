import { newCaptcha, newWork } from '#contracts/entrance.ts'
import { renderCaptcha } from '#platform/captcha-image/render-captcha.ts'
import type { Mount } from '#platform/http/mount.ts'
import { WORK_BITS } from '#rulebook/proof-of-work.ts'
import type { Deps } from '#server/deps.ts'
import { insertCaptcha } from './captcha.store.ts'
import { digestAnswer, saltOf } from './require-human.ts'

const VALID_MS = 3 * 60_000

/** LOG-04: the image and its non-visual alternative. */
export function mountCaptchas(mount: Mount, deps: Deps): void {
  mount(newCaptcha, async (_input, { deadline }) => {
    const { answer, png } = await renderCaptcha(deps.random)
    const id = deps.ids.next()
    await keep({ id, kind: 'image', answerDigest: digestAnswer(deps, { id, answer }) }, deadline)
    const image = `data:image/png;base64,${png.toString('base64')}`
    return { id, image, ...(deps.config.mode === 'demonstration' ? { demonstrationAnswer: answer } : {}) }
  })

  mount(newWork, async (_input, { deadline }) => {
    const id = deps.ids.next()
    await keep({ id, kind: 'work', answerDigest: Buffer.alloc(0) }, deadline)
    return { id, salt: saltOf(deps, id), bits: WORK_BITS }
  })

  type Kept = Omit<Parameters<typeof insertCaptcha>[1], 'expiresAt'>
  function keep(captcha: Kept, deadline: Parameters<Deps['database']['transact']>[0]) {
    const expiresAt = new Date(deps.clock.now().getTime() + VALID_MS)
    return deps.database.transact(deadline, (tx) => insertCaptcha(tx, { ...captcha, expiresAt }))
  }
}
