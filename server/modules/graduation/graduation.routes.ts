import { graduationChoices, graduationRequirements } from '#contracts/graduation.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { viewChoices, viewRequirements } from './view-choices.ts'

/** GRA-01…03: mounts the routes of 申请毕业 that the engine does not have. */
export function mountGraduation(mount: Mount, deps: Deps): void {
  mount(graduationChoices, (_input, call) => viewChoices(deps, call))
  mount(graduationRequirements, ({ query }, call) => viewRequirements(deps, call, query))
}
