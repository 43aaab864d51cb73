import { Refusal } from '#kernel/refusal.ts'
import { findCountingDiploma, findWaitingDiploma, wordsOfCounting } from '#modules/diplomas/public.ts'
import { revokePapers } from '#modules/paper-proofs/public.ts'
import { voidScoresOf } from '#modules/scores/public.ts'
import { notify } from '#platform/bus/bus.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Adapters } from '#server/deps.ts'
import type { MovedApplication } from '#server/service-definition.ts'
import { requireActiveTicket } from './require-active-ticket.ts'

/**
 * REV-06: sets what an approval gave to 作废, all of it. Refuses when a later step of the record relies on it. `what` names it:
 * 免考, 补登.
 */
export async function takeScoresBack(
  tx: Tx,
  deps: Pick<Adapters, 'sealer'>,
  { application, what }: { application: MovedApplication; what: string },
): Promise<void> {
  const { personId, ticketId, at } = application
  await requireActiveTicket(tx, { ticketId, at }, 'effect_relied_on')
  await requireNotListed(tx, { personId, what, at })
  await requireNotCounted(tx, application)
  if (!(await voidScoresOf(tx, deps, { personId, applicationId: application.id, at })))
    throw new Refusal('effect_relied_on', { values: { why: `这份申请的${what}成绩已转出或作废。` } })
  const revoked = { subject: `person:${personId}`, reason: 'score_corrected', at } as const
  await revokePapers(tx, { ...revoked, kinds: ['score_sheet'], about: [`ticket:${ticketId}`] })
  // A 《毕业生登记表》 lists courses of every 准考证, and says nowhere which score of them this was.
  await revokePapers(tx, { ...revoked, kinds: ['registration_form'], about: 'all' })
  await notify(tx, 'score-sheets', ticketId)
}

/** GRA-12: a list that was approved comes out by the clock alone, whatever becomes of the scores under it. */
async function requireNotListed(
  tx: Tx,
  { personId, what, at }: { personId: string; what: string; at: Date },
): Promise<void> {
  const waiting = await findWaitingDiploma(tx, { personId, before: undefined, at })
  if (!waiting) return
  const why = `该考生在「${waiting.batchName}」已同意、尚未发布的毕业名单中。请先在「毕业批次」暂停并撤回该名单，再撤销${what}。`
  throw new Refusal('effect_relied_on', { values: { why } })
}

/** GRA-12: a diploma under another 准考证 counts these scores too; of the own one the 准考证 would be 已毕业. */
async function requireNotCounted(
  tx: Tx,
  { personId, id: applicationId, at }: MovedApplication,
): Promise<void> {
  const diploma = await findCountingDiploma(tx, { personId, applicationId, at })
  if (diploma) throw new Refusal('effect_relied_on', { values: { why: wordsOfCounting(diploma) } })
}
