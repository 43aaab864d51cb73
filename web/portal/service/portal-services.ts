import type { ComponentType } from 'react'
import { isServiceName, type ServiceName } from '#contracts/services.ts'
import { lazyPage, loadPart } from '../lazy-page.ts'
import type { PortalService } from './portal-service.ts'

/**
 * The web part of each service with online filing, loaded when its pages are opened. No other place in the portal lists
 * them all. A service without its web part does not compile.
 */
const PORTAL_SERVICES: { readonly [S in ServiceName]: () => Promise<PortalService<S>> } = {
  exemption: async () => (await import('../exemption/exemption-service.ts')).exemptionService,
  graduation: async () => (await import('../graduation/graduation-service.ts')).graduationService,
  'transfer-out': async () => (await import('../transfer-out/transfer-out-service.ts')).transferOutService,
  'supplement-score': async () => (await import('../supplements/score-service.ts')).supplementScoreService,
  'supplement-exemption': async () =>
    (await import('../supplements/exemption-service.ts')).supplementExemptionService,
  'supplement-transfer': async () =>
    (await import('../supplements/transfer-service.ts')).supplementTransferService,
  'personal-data': async () =>
    (await import('../personal-data/personal-data-service.ts')).personalDataService,
}

/** The page of a menu entry that several services share, by the entry's word in the address. */
export const SHARED_PAGES: Readonly<Record<string, ComponentType>> = {
  supplement: lazyPage(() => import('../supplements/supplements-page.tsx'), 'SupplementsPage'),
}

/** Loads the web part of the service named in an address; undefined if it does not exist or has no online filing. */
export async function loadPortalService(word: string): Promise<PortalService | undefined> {
  return isServiceName(word) ? loadPart<PortalService>(PORTAL_SERVICES[word]) : undefined
}
