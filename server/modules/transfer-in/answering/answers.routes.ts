import { arrivalAnswer } from '#contracts/transfers/arrival-answer.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { answerPackage } from './answer-package.ts'

/** Mounts the answers to packages of other installations (TRO-04). */
export function mountAnswers(mount: Mount, deps: Deps): void {
  mount(arrivalAnswer, ({ params }, call) => answerPackage(deps, call, { id: params.id }))
}
