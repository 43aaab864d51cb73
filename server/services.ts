import { exemptionService } from '#modules/exemption/public.ts'
import { graduationService } from '#modules/graduation/public.ts'
import { personalDataService } from '#modules/personal-data/public.ts'
import type { Adapters } from './deps.ts'
import type { Services } from './service-definition.ts'

/** Creates all services of the application engine by name: the one place that knows all of them. */
export function createServices(deps: Adapters): Services {
  return {
    exemption: exemptionService(deps),
    graduation: graduationService(deps),
    'personal-data': personalDataService(deps),
  }
}
