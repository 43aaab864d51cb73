import { exemptionService } from '#modules/exemption/public.ts'
import { graduationService } from '#modules/graduation/public.ts'
import { followMove } from '#modules/payments/public.ts'
import { personalDataService } from '#modules/personal-data/public.ts'
import {
  supplementExemptionService,
  supplementScoreService,
  supplementTransferService,
} from '#modules/supplements/public.ts'
import { transferOutService } from '#modules/transfer-out/public.ts'
import type { Adapters } from './deps.ts'
import type { Service, Services } from './service-definition.ts'

/** Creates all services of the application engine by name: the one place that knows all of them. */
export function createServices(deps: Adapters): Services {
  const charged = (service: Service) =>
    heardBy(service, (tx, moved, move) => followMove(tx, deps, { moved, move }))
  return {
    exemption: charged(exemptionService(deps)),
    graduation: charged(graduationService(deps)),
    'transfer-out': charged(transferOutService(deps)),
    'supplement-score': charged(supplementScoreService(deps)),
    'supplement-exemption': charged(supplementExemptionService(deps)),
    'supplement-transfer': charged(supplementTransferService(deps)),
    'personal-data': charged(personalDataService(deps)),
  }
}

/** A service whose moves somebody else hears of too, after the service itself. Neither it nor the engine knows of that. */
function heardBy(service: Service, hear: Service['onMove']): Service {
  return {
    ...service,
    async onMove(tx, moved, move) {
      await service.onMove(tx, moved, move)
      await hear(tx, moved, move)
    },
  }
}
