import { exemptionService } from '#modules/exemption/public.ts'
import type { Adapters } from './deps.ts'
import type { Services } from './service-definition.ts'

/** Every service of the application engine, by name: the one place that knows them all. */
export function createServices(deps: Adapters): Services {
  return { exemption: exemptionService(deps) }
}
