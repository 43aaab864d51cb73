import { oneApplication, oneFiling, servicePage } from '#contracts/applications.ts'
import { degreeAudit, degreeGlance } from '#contracts/degree.ts'
import { listCredentials } from '#contracts/evidence.ts'
import { feeOfApplication, listOwnOrders } from '#contracts/payments/portal.ts'
import { ownMessages, ownRecord, portalHome, portalSession } from '#contracts/portal.ts'
import { thingsToDo } from '#contracts/things-to-do.ts'

/**
 * Everything that says where an application stands or what its owner may do meanwhile: asked again once the owner has filed or
 * withdrawn one. A transfer changes the state of the 准考证 at once, which stands at the top of every page.
 */
export const MOVED_REPLIES = [
  ...[servicePage, oneApplication, oneFiling, listCredentials],
  ...[portalSession, portalHome, ownRecord, ownMessages, thingsToDo],
  ...[feeOfApplication, listOwnOrders, degreeAudit, degreeGlance],
] as const
