import { isServiceName, type ServiceName } from '#contracts/services.ts'
import type { PortalService } from './portal-service.ts'

/**
 * The web part of each service that can be filed, loaded when its pages are opened: the one place of the portal that knows
 * them all. A service without its web part does not compile.
 */
const PORTAL_SERVICES: { readonly [S in ServiceName]: () => Promise<PortalService<S>> } = {
  exemption: async () => (await import('../exemption/exemption-service.ts')).exemptionService,
}

/** The web part of the service that an address names; undefined: it cannot be filed here, or there is none of that name. */
export async function loadPortalService(word: string): Promise<PortalService | undefined> {
  return isServiceName(word) ? PORTAL_SERVICES[word]() : undefined
}
