import { destinationMajors, transferOutChoices } from '#contracts/transfers/transfer-out.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { viewChoices, viewMajors } from './view-choices.ts'

/** TRO-01: mounts the routes of 本市转出 that the engine does not have. */
export function mountTransferOut(mount: Mount, deps: Deps): void {
  mount(transferOutChoices, (_input, call) => viewChoices(deps, call))
  mount(destinationMajors, ({ query }, call) => viewMajors(deps, call, query))
}
