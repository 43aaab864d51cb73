import { answerScoreDoubt, listScoreDoubts } from '#contracts/office/score-doubts.ts'
import { askScoreDoubt, ownScoreDoubts } from '#contracts/score-doubts.ts'
import { DONE } from '#kernel/act.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { answer, viewDoubts } from './answer-doubt.ts'
import { askDoubt, viewOwnDoubts } from './ask-doubt.ts'

/** GRA-02: mounts what candidates doubt about their scores, and what the school answers. */
export function mountScoreDoubts(mount: Mount, deps: Deps): void {
  mount(askScoreDoubt, ({ body }, call) => askDoubt(deps, call, body))
  mount(ownScoreDoubts, (_input, call) => viewOwnDoubts(deps, call))
  mount(listScoreDoubts, (_input, call) => viewDoubts(deps, call))
  mount(answerScoreDoubt, async ({ params, body }, call) => {
    await answer(deps, call, { ...body, id: params.id })
    return DONE
  })
}
