import { deadlineIn } from '#kernel/deadline.ts'
import { writeToken } from '#modules/captchas/captcha-token.ts'
import { bondOf, digestAnswer } from '#modules/captchas/require-human.ts'
import type { TestApplication } from './test-application.ts'

const ANSWER = 'FREE'

/** Gives captchas away with their answers, drawn by nobody: an attacker who solves every one of them (LOG-09). */
export function giveCaptcha({ deps }: TestApplication, address: string): { id: string; answer: string } {
  const id = deps.ids.next()
  const expiresAt = new Date(deps.clock.now().getTime() + 60_000)
  const call = {
    actor: { kind: 'nobody' as const },
    origin: { address, requestId: '', agent: '' },
    deadline: deadlineIn(5_000),
  }
  const task = { kind: 'image' as const, answerDigest: digestAnswer(deps, { id, answer: ANSWER }) }
  const token = writeToken(deps, { id, task, bond: bondOf(deps, call, 'sign_in'), expiresAt })
  return { id: token, answer: ANSWER }
}
