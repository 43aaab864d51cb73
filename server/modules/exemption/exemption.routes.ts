import { exemptionCourses } from '#contracts/exemption.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { viewCourses } from './view-courses.ts'

/** EXM-01: what is asked for besides the engine's own routes. */
export function mountExemption(mount: Mount, deps: Deps): void {
  mount(exemptionCourses, (_input, call) => viewCourses(deps, call))
}
