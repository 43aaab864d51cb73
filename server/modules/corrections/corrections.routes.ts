import { decideCorrection, listCorrections, requestCorrection } from '#contracts/office/scores/corrections.ts'
import { DONE } from '#kernel/act.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { askCorrection, decideOnCorrection } from './correct-score.ts'
import { viewCorrections } from './view-corrections.ts'

/** Mounts the routes of corrections (IMP-03): no score is overwritten without a trace. */
export function mountCorrections(mount: Mount, deps: Deps): void {
  mount(listCorrections, ({ query }, call) => viewCorrections(deps, call, query))
  mount(requestCorrection, ({ body }, call) => askCorrection(deps, call, body))
  mount(decideCorrection, async ({ params, body }, call) => {
    await decideOnCorrection(deps, call, { ...body, id: params.id })
    return DONE
  })
}
