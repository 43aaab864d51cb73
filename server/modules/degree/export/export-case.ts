import type { SystemActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { askTogether } from '#platform/db/question.ts'
import { anonymousCase } from '#rulebook/degree-record/anonymous-case.ts'
import type { Deps } from '#server/deps.ts'
import { asksBeginning, auditToday } from '../audit/audit-case.ts'
import { findTicketByNo } from '../case/case-ticket.store.ts'

/** Whose case is written, and with which assumptions; what is absent is as the person's own page has it. */
export interface ExportQuestion {
  ticketNo: string
  situation?: string | undefined
  graduatesOn?: string | undefined
}

/**
 * AUD-09: writes the case of a 准考证 as it stands today as one line of the exchange format, without anything that identifies
 * the person; undefined when there is no such 准考证.
 */
export function exportCase(
  deps: Pick<Deps, 'clock' | 'database'>,
  { deadline }: Pick<Call<SystemActor>, 'deadline'>,
  { ticketNo, situation, graduatesOn }: ExportQuestion,
): Promise<string | undefined> {
  const at = deps.clock.now()
  return deps.database.read(deadline, async (tx) => {
    const ticketId = await findTicketByNo(tx, ticketNo)
    if (ticketId === undefined) return undefined
    const beginning = await askTogether(tx, asksBeginning({ ticketId, at }))
    const { degreeCase } = await auditToday(tx, { ticketId, at, situation }, beginning)
    return JSON.stringify(
      anonymousCase(graduatesOn === undefined ? degreeCase : { ...degreeCase, graduatesOn }),
    )
  })
}
