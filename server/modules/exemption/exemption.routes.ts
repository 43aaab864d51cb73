import { exemptionCourses } from '#contracts/exemption.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { viewCourses } from './view-courses.ts'

/** EXM-01: mounts the routes of exemption that the engine does not have. */
export function mountExemption(mount: Mount, deps: Deps): void {
  mount(exemptionCourses, (_input, call) => viewCourses(deps, call))
}
