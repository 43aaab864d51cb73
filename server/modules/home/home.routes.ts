import { thingsToDo } from '#contracts/things-to-do.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { viewThingsToDo } from './view-things-to-do.ts'

/** Mounts the list that the portal's home page shows first (HOM-03, HOM-07). */
export function mountHome(mount: Mount, deps: Deps): void {
  mount(thingsToDo, (_input, call) => viewThingsToDo(deps, call))
}
