import type { Services } from '#modules/applications/public.ts'
import { exemptionService } from '#modules/exemption/public.ts'
import type { Deps } from './deps.ts'

/** Every service of the application engine, by name: the one place that knows them all. */
export function createServices(deps: Deps): Services {
  return { exemption: exemptionService(deps) }
}
