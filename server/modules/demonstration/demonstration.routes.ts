import { demonstrationAccounts } from '#contracts/entrance.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { viewDemonstration } from './view-demonstration.ts'

/** Mounts the sample accounts, which both entrances offer to click on. */
export function mountDemonstration(mount: Mount, deps: Deps): void {
  mount(demonstrationAccounts, (_input, call) => viewDemonstration(deps, call))
}
