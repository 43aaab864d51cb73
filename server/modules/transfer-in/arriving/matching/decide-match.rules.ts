/** Of whom staff took the arrival back. No rule finds it: whose it is stays with staff. */
export const TAKEN_BACK = 'taken_back'

/** Why staff have to look at whether an arrival is this person's. */
export const MATCH_REASONS = [
  'name_differs',
  'number_differs',
  'number_former',
  'ticket_alone',
  'ticket_of_other',
  'ticket_unknown',
  'ticket_inactive',
  'no_active_ticket',
  'several_tickets',
] as const
export type MatchReason = (typeof MATCH_REASONS)[number]

export interface KnownTicket {
  id: string
  ticketNo: string
  personId: string
  planId: string
  isActive: boolean
}

/** What is on record about the person whom a file names. */
export interface Traces {
  /** The person recorded under that number, and whether the name agrees. */
  byNumber: { personId: string; sameName: boolean; tickets: readonly KnownTicket[] } | undefined
  /** Persons of that name whose number was this one before a correction, or is nearly this one. */
  byName: readonly { personId: string; reason: 'number_former' | 'number_differs' }[]
  /** undefined: the file names no 准考证 of ours. `unknown`: there is none of that number. */
  named: { ticket: KnownTicket; sameName: boolean } | 'unknown' | undefined
}

export type MatchVerdict =
  | { to: 'ticket'; personId: string; ticketId: string; planId: string }
  | { to: 'candidates'; persons: readonly { personId: string; reasons: readonly MatchReason[] }[] }
  | { to: 'nobody' }

/**
 * TRI-01: whose an arrival is. Number, name and 准考证 have to agree; wherever one of them speaks against the others, staff decide. The 准考证
 * is the one that the file names, else the only active one.
 */
export function decideMatch({ byNumber, byName, named }: Traces): MatchVerdict {
  if (!byNumber) return withoutNumber(byName, named)
  const { personId, sameName, tickets } = byNumber
  const reasons: MatchReason[] = sameName ? [] : ['name_differs']
  if (named !== undefined && named !== 'unknown' && named.ticket.personId !== personId)
    return {
      to: 'candidates',
      persons: [
        { personId, reasons: [...reasons, 'ticket_of_other'] },
        { personId: named.ticket.personId, reasons: ['ticket_alone'] },
      ],
    }
  const choice = chooseTicket(tickets, named === 'unknown' ? named : named?.ticket)
  if (typeof choice === 'string') reasons.push(choice)
  return typeof choice === 'string' || reasons.length > 0
    ? { to: 'candidates', persons: [{ personId, reasons }] }
    : { to: 'ticket', personId, ticketId: choice.id, planId: choice.planId }
}

function withoutNumber(byName: Traces['byName'], named: Traces['named']): MatchVerdict {
  const reasons = new Map<string, MatchReason[]>(byName.map(({ personId, reason }) => [personId, [reason]]))
  if (named !== undefined && named !== 'unknown') {
    const { ticket, sameName } = named
    const known = reasons.get(ticket.personId)
    reasons.set(ticket.personId, known ?? [sameName ? 'number_differs' : 'ticket_alone'])
  }
  if (reasons.size === 0) return { to: 'nobody' }
  return {
    to: 'candidates',
    persons: [...reasons].map(([personId, why]) => ({ personId, reasons: why })),
  }
}

function chooseTicket(
  tickets: readonly KnownTicket[],
  named: KnownTicket | 'unknown' | undefined,
): KnownTicket | MatchReason {
  if (named === 'unknown') return 'ticket_unknown'
  if (named) return named.isActive ? named : 'ticket_inactive'
  const [only, ...others] = tickets.filter(({ isActive }) => isActive)
  if (!only) return 'no_active_ticket'
  return others.length > 0 ? 'several_tickets' : only
}
