import type { CaptchaPurpose } from '#contracts/entrance.ts'
import type { Call } from '#kernel/call.ts'
import { networkOf } from '#kernel/network.ts'
import { Overloaded } from '#platform/queue/overloaded.ts'
import { workBits } from '#rulebook/proof-of-work.ts'
import type { Deps } from '#server/deps.ts'
import { countWork } from './captcha.store.ts'
import { type CaptchaTask, writeToken } from './captcha-token.ts'
import { bondOf, digestAnswer, saltOf } from './require-human.ts'

/** Who gets a picture while so long a line waits for a place for hashing would wait in vain. */
const FULL_MS = 1_200
const VALID_MS = 3 * 60_000
const WORK_WINDOW_MS = 10 * 60_000

interface Order {
  purpose: CaptchaPurpose
}

/** LOG-04: issues a new image; sends its answer along in the demonstration only. */
export async function issueImage(deps: Deps, call: Call, order: Order) {
  // A picture would be drawn for a sign-in that is refused: whoever comes then is told so before typing anything (OPS-02).
  if (deps.hasher.waitMs() > FULL_MS) throw new Overloaded(2)
  const { answer, png } = await deps.captchas.take(() => call.deadline.remaining() <= 0)
  const id = deps.ids.next()
  const task = { kind: 'image' as const, answerDigest: digestAnswer(deps, { id, answer }) }
  const image = `data:image/png;base64,${png.toString('base64')}`
  return {
    id: tokenOf(deps, call, { ...order, id, task }),
    image,
    ...(deps.config.mode === 'demonstration' ? { demonstrationAnswer: answer } : {}),
  }
}

/** LOG-04: issues the non-visual alternative, which costs the more work the more of it is asked for. */
export async function issueWork(deps: Deps, call: Call, order: Order) {
  const id = deps.ids.next()
  const window = { at: deps.clock.now(), windowMs: WORK_WINDOW_MS }
  const keyOf = (by: string) => deps.cipher.digest('captcha work', by)
  const bits = await deps.database.transact(call.deadline, async (tx) => {
    const network = await countWork(tx, keyOf(networkOf(call.origin.address)), window)
    return workBits({ network, all: await countWork(tx, keyOf('all'), window) })
  })
  return {
    id: tokenOf(deps, call, { ...order, id, task: { kind: 'work', bits } }),
    salt: saltOf(deps, id),
    bits,
  }
}

function tokenOf(deps: Deps, call: Call, made: Order & { id: string; task: CaptchaTask }): string {
  const { id, task, purpose } = made
  const expiresAt = new Date(deps.clock.now().getTime() + VALID_MS)
  return writeToken(deps, { id, task, bond: bondOf(deps, call, purpose), expiresAt })
}
