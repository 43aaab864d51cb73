import { decideCorrection, listCorrections, requestCorrection } from '#contracts/office-scores.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { askCorrection, decideOnCorrection } from './correct-score.ts'
import { viewCorrections } from './view-corrections.ts'

/** IMP-03: a score is never overwritten. */
export function mountCorrections(mount: Mount, deps: Deps): void {
  mount(listCorrections, (_input, { actor, deadline }) => viewCorrections(deps, actor, deadline))
  mount(requestCorrection, ({ body }, by) => askCorrection(deps, body, by))
  mount(decideCorrection, async ({ params, body }, by) => {
    await decideOnCorrection(deps, { id: params.id, body }, by)
    return { done: true as const }
  })
}
