import { deadlineIn } from '#kernel/deadline.ts'
import { insertImage } from '#modules/captchas/captcha.store.ts'
import { bondOf, digestAnswer } from '#modules/captchas/require-human.ts'
import type { TestApplication } from './test-application.ts'

const ANSWER = 'FREE'

/** Gives captchas away with their answers, drawn by nobody: an attacker who solves every one of them (LOG-09). */
export async function giveCaptcha(
  { deps }: TestApplication,
  address: string,
): Promise<{ id: string; answer: string }> {
  const id = deps.ids.next()
  const expiresAt = new Date(deps.clock.now().getTime() + 60_000)
  const call = {
    actor: { kind: 'nobody' as const },
    origin: { address, requestId: '', agent: '' },
    deadline: deadlineIn(5_000),
  }
  const answerDigest = digestAnswer(deps, { id, answer: ANSWER })
  await insertImage(deps.database, deadlineIn(5_000), {
    id,
    task: { kind: 'image', answerDigest },
    bond: bondOf(deps, call, 'sign_in'),
    expiresAt,
  })
  return { id, answer: ANSWER }
}
