import { portalHome } from '#contracts/home/portal-home.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { createHomeView } from './view-home.ts'

/** Mounts the portal's home page (HOM-01 to HOM-07). */
export function mountHome(mount: Mount, deps: Deps): void {
  const view = createHomeView(deps)
  mount(portalHome, (_input, call) => view(call))
}
