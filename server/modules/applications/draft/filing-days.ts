import type { ServiceName } from '#contracts/services.ts'
import { requireFound } from '#kernel/refusal.ts'
import { findServiceWindow } from '#modules/windows/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { FilingDays, FilingTicket } from '#server/service-definition.ts'
import type { ApplicationRow } from '../application.store.ts'
import { findFilingDays } from '../filing/filing-days.store.ts'
import type { DraftRow } from './draft.store.ts'

/**
 * EXM-04: the days by whose rules a draft is judged: those on which it was filled in, from the opening of the window in which it is filed,
 * so that a draft of an earlier round keeps none of its rules. An open application that is corrected keeps its own days.
 */
export async function daysOfDraft(
  tx: Tx,
  asked: { draft: DraftRow; corrected: ApplicationRow | undefined; ticket: FilingTicket; at: Date },
): Promise<FilingDays> {
  const { draft, corrected, ticket, at } = asked
  if (corrected && corrected.state !== 'rejected') {
    const kept = requireFound(await findFilingDays(tx, corrected))
    return { ...kept, revisedAt: at }
  }
  const service = draft.service as ServiceName
  const found = await findServiceWindow(tx, { service, schoolId: ticket.schoolId, at })
  const opensAt = found?.state === 'open' ? found.window.opensAt : at
  const begunAt = new Date(Math.max(draft.created_at.getTime(), opensAt.getTime()))
  return { begunAt, filedAt: at, revisedAt: at }
}
