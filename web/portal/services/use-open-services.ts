import { openServices } from '#contracts/portal.ts'
import { useRenewedReply } from '#web/client/renewed/use-renewed-reply.ts'
import { useActiveTicket } from '../session.ts'
import { untilChange } from './until-change.ts'

/**
 * What is open for the active 准考证 and what is not (HOM-03, HOM-04). A page that stays open, also behind another, asks again when the next
 * service opens or closes.
 */
export function useOpenServices() {
  return useRenewedReply(openServices, useActiveTicket(), untilChange)
}
