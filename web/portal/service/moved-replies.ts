import { oneApplication, oneFiling, servicePage } from '#contracts/applications.ts'
import { degreeAudit } from '#contracts/degree.ts'
import { listCredentials } from '#contracts/evidence.ts'
import { portalHome } from '#contracts/home/portal-home.ts'
import { feeOfApplication, listOwnOrders } from '#contracts/payments/portal.ts'
import { openServices, ownMessages, ownRecord, portalSession } from '#contracts/portal.ts'

/**
 * Everything that says where an application stands or what its owner may do meanwhile: asked again once the owner has filed or
 * withdrawn one. A transfer changes the state of the 准考证 at once, which stands at the top of every page.
 */
export const MOVED_REPLIES = [
  ...[servicePage, oneApplication, oneFiling, listCredentials],
  ...[portalSession, portalHome, openServices, ownRecord, ownMessages],
  ...[feeOfApplication, listOwnOrders, degreeAudit],
] as const
