import type { portalSession } from '#contracts/portal.ts'
import type { ReplyOf } from '#contracts/route.ts'
import type { Signal } from '#web/client/signals.ts'

export type Session = ReplyOf<typeof portalSession>

/** The session that the page goes on with when it has asked anew, and what the person has to be told of. */
export function meetSession(before: Session | undefined, now: Session): { session: Session; news?: Signal } {
  if (before?.stage !== 'ready') return { session: now }
  if (now.stage !== 'ready' || isOther(before, now)) return { session: before, news: { kind: 'expired' } }
  const { activeTicketId } = before
  if (activeTicketId === undefined || activeTicketId === now.activeTicketId) return { session: now }
  const ticketNo = now.tickets?.find(({ id }) => id === now.activeTicketId)?.ticketNo ?? ''
  return { session: { ...now, activeTicketId }, news: { kind: 'ticket_switched', ticketNo } }
}

/** Whether both belong to somebody who has one of these 准考证. */
export function sharesTicket(one: Session, other: Session): boolean {
  const own = new Set(one.tickets?.map(({ id }) => id))
  return other.tickets?.some(({ id }) => own.has(id)) ?? false
}

/** Somebody else has signed in at another window of this browser. */
function isOther(before: Session, now: Session): boolean {
  const hasTickets = (before.tickets ?? []).length > 0
  return before.name !== now.name || (hasTickets && !sharesTicket(before, now))
}
