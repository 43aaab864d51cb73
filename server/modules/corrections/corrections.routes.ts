import { decideCorrection, listCorrections, requestCorrection } from '#contracts/office/scores.ts'
import { DONE } from '#kernel/act.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { askCorrection, decideOnCorrection } from './correct-score.ts'
import { viewCorrections } from './view-corrections.ts'

/** IMP-03: a score is never overwritten. */
export function mountCorrections(mount: Mount, deps: Deps): void {
  mount(listCorrections, (_input, call) => viewCorrections(deps, call))
  mount(requestCorrection, ({ body }, call) => askCorrection(deps, call, body))
  mount(decideCorrection, async ({ params, body }, call) => {
    await decideOnCorrection(deps, call, { ...body, id: params.id })
    return DONE
  })
}
