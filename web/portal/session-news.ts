import type { portalSession } from '#contracts/portal.ts'
import type { ReplyOf } from '#contracts/route.ts'
import type { Signal } from '#web/client/signals.ts'

export type Session = ReplyOf<typeof portalSession>

/** Compares the session before and after a fetch: which one the page goes on with, and the news for the person. */
export function meetSession(before: Session | undefined, now: Session): { session: Session; news?: Signal } {
  if (before?.stage !== 'ready') return { session: now }
  if (now.stage !== 'ready') return { session: before, news: { kind: 'expired' } }
  if (isOther(before, now)) return { session: before, news: { kind: 'other_person' } }
  const { activeTicketId } = before
  if (activeTicketId === undefined || activeTicketId === now.activeTicketId) return { session: now }
  const ticketNo = now.tickets?.find(({ id }) => id === now.activeTicketId)?.ticketNo ?? ''
  return { session: { ...now, activeTicketId }, news: { kind: 'ticket_switched', ticketNo } }
}

/** Whether both sessions share a 准考证, and so belong to the same person. */
export function sharesTicket(one: Session, other: Session): boolean {
  const own = new Set(one.tickets?.map(({ id }) => id))
  return other.tickets?.some(({ id }) => own.has(id)) ?? false
}

/** Whether another person has signed in at another window of this browser. */
function isOther(before: Session, now: Session): boolean {
  if (before.personId !== undefined) return before.personId !== now.personId
  const hasTickets = (before.tickets ?? []).length > 0
  return before.name !== now.name || (hasTickets && !sharesTicket(before, now))
}
