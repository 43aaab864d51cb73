import { Refusal } from '#kernel/refusal.ts'
import { listPasses, requireActiveTicket, takeScoresBack } from '#modules/score-effects/public.ts'
import { recordScores } from '#modules/scores/public.ts'
import { notify } from '#platform/bus/bus.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Adapters } from '#server/deps.ts'
import type { MovedApplication, ServiceMove } from '#server/service-definition.ts'

/**
 * EXM-03, REV-06: gives the 免考 score with the last approval, and takes it back when that approval is undone. No other
 * move has an effect.
 */
export async function moveExemption(
  tx: Tx,
  deps: Pick<Adapters, 'ids' | 'sealer'>,
  { application, move }: { application: MovedApplication; move: ServiceMove },
): Promise<void> {
  if (move.kind === 'approved') await giveExemption(tx, deps, application)
  if (move.kind === 'undone' && move.undoes === 'approved')
    await takeScoresBack(tx, deps, { application, what: '免考' })
}

/** Records the 免考 score, which has no mark but names the application that it came from (SCO-04). */
async function giveExemption(
  tx: Tx,
  deps: Pick<Adapters, 'ids' | 'sealer'>,
  application: MovedApplication,
): Promise<void> {
  const { personId, ticketId, subject, at } = application
  await requireActiveTicket(tx, { ticketId, at }, 'effect_impossible')
  const passes = await listPasses(tx, { personId, ticketId, at })
  if (passes.some(({ course_code: course }) => course === subject))
    throw new Refusal('effect_impossible', { values: { why: '该课程已有合格成绩或已免考，无需再免考。' } })
  const score = {
    id: deps.ids.next(),
    courseCode: subject,
    source: 'exemption',
    outcome: 'exempted',
    obtainedOn: beijingDateOf(at),
    originNote: `第 ${application.applicationNo} 号免考申请审核通过。`,
  } as const
  await recordScores(tx, deps, { personId, ticketId, applicationId: application.id, scores: [score] })
  await notify(tx, 'score-sheets', ticketId)
}
