import { Refusal } from '#kernel/refusal.ts'
import { findPlanOfTicket } from '#modules/catalogue/public.ts'
import { findWaitingDiploma } from '#modules/diplomas/public.ts'
import { revokePapers } from '#modules/paper-proofs/public.ts'
import { listVisibleScores, outcomeOf, recordScores, voidScoresOf } from '#modules/scores/public.ts'
import { notify } from '#platform/bus/bus.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { isPassed, type ScoreState } from '#rulebook/scores/score.ts'
import type { Adapters } from '#server/deps.ts'
import type { MovedApplication, ServiceMove } from '#server/service-definition.ts'

/**
 * EXM-03, REV-06: gives the 免考 score with the last approval, and takes it back when that approval is undone. No other
 * move has an effect.
 */
export async function moveExemption(
  tx: Tx,
  deps: Pick<Adapters, 'ids'>,
  { application, move }: { application: MovedApplication; move: ServiceMove },
): Promise<void> {
  if (move.kind === 'approved') await giveExemption(tx, deps, application)
  if (move.kind === 'undone' && move.undoes === 'approved') await takeExemptionBack(tx, application)
}

/** Records the 免考 score, which has no mark but names the application that it came from (SCO-04). */
async function giveExemption(
  tx: Tx,
  deps: Pick<Adapters, 'ids'>,
  application: MovedApplication,
): Promise<void> {
  const { personId, ticketId, subject, at } = application
  await requireActiveTicket(tx, { ticketId, at }, 'effect_impossible')
  const scores = await listVisibleScores(tx, { personId, at })
  const isCovered = scores.some(
    (score) =>
      score.course_code === subject &&
      isPassed({ outcome: outcomeOf(score), state: score.state as ScoreState }),
  )
  if (isCovered)
    throw new Refusal('effect_impossible', { values: { why: '该课程已有合格成绩或已免考，无需再免考。' } })
  const origin = { personId, ticketId, applicationId: application.id }
  await recordScores(tx, origin, [
    {
      id: deps.ids.next(),
      courseCode: subject,
      source: 'exemption',
      outcome: 'exempted',
      obtainedOn: beijingDateOf(at),
      originNote: `第 ${application.applicationNo} 号免考申请审核通过。`,
    },
  ])
  await notify(tx, 'score-sheets', ticketId)
}

/** Sets the score to 作废. Refuses when a later step of the record relies on it. */
async function takeExemptionBack(tx: Tx, application: MovedApplication): Promise<void> {
  const { personId, ticketId, at } = application
  await requireActiveTicket(tx, { ticketId, at }, 'effect_relied_on')
  await requireNotListed(tx, { personId, at })
  if (!(await voidScoresOf(tx, { personId, applicationId: application.id, at })))
    throw new Refusal('effect_relied_on', { values: { why: '这份申请的免考成绩已转出或作废。' } })
  const revoked = { subject: `person:${personId}`, reason: 'score_corrected', at } as const
  await revokePapers(tx, { ...revoked, kinds: ['score_sheet'], about: [`ticket:${ticketId}`] })
  // A 《毕业生登记表》 lists courses of every 准考证, and says nowhere which score of them this was.
  await revokePapers(tx, { ...revoked, kinds: ['registration_form'], about: 'all' })
  await notify(tx, 'score-sheets', ticketId)
}

/** GRA-12: a list that was approved comes out by the clock alone, whatever becomes of the scores under it. */
async function requireNotListed(tx: Tx, { personId, at }: { personId: string; at: Date }): Promise<void> {
  const waiting = await findWaitingDiploma(tx, { personId, before: undefined, at })
  if (!waiting) return
  const why = `该考生在「${waiting.batchName}」已同意、尚未发布的毕业名单中。请先在「毕业批次」暂停并撤回该名单，再撤销免考。`
  throw new Refusal('effect_relied_on', { values: { why } })
}

const WHY_NOT: Record<string, string> = {
  transferring_out: '该准考证正在办理转出。',
  transferred_out: '该准考证已转出。',
  graduated: '该准考证已毕业。',
  closed: '该准考证已注销。',
}

async function requireActiveTicket(
  tx: Tx,
  { ticketId, at }: { ticketId: string; at: Date },
  code: 'effect_impossible' | 'effect_relied_on',
): Promise<void> {
  const plan = await findPlanOfTicket(tx, ticketId, at)
  const why = WHY_NOT[plan?.ticket_state ?? 'closed']
  if (why) throw new Refusal(code, { values: { why } })
}
