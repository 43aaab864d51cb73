import { firstRound } from '#contracts/office/setup/first-round.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { viewFirstRound } from './view-first-round.ts'

/** Mounts the list of what is missing before the first round (OPS-01). */
export function mountFirstRound(mount: Mount, deps: Deps): void {
  mount(firstRound, (_input, call) => viewFirstRound(deps, call))
}
