import type { answerScoreDoubt, ScoreDoubtView } from '#contracts/office/score-doubts.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { addMessage } from '#modules/messages/public.ts'
import { isInScope, schoolsInScope } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { answerDoubt, findDoubt, listDoubts } from './score-doubt.store.ts'
import { openExplanation } from './sealed-explanation.ts'

/** GRA-02: shows the doubts in the actor's scope, the open ones first. */
export function viewDoubts(deps: Deps, { actor, deadline }: Call<StaffActor>) {
  const schoolIds = schoolsInScope(actor, 'correction.request')
  return deps.database.read(deadline, async (tx) => ({
    doubts: (await listDoubts(tx, schoolIds)).map(
      (row): ScoreDoubtView => ({
        id: row.id,
        personId: row.person_id,
        personName: row.person_name,
        ticketNo: row.ticket_no,
        courseCode: row.course_code,
        courseName: row.course_name,
        kind: row.kind,
        explanation: openExplanation(deps, row),
        state: row.state,
        askedAt: row.asked_at.toISOString(),
        ...(row.answerer ? { answeredBy: row.answerer } : {}),
        ...(row.answered_at ? { answeredAt: row.answered_at.toISOString() } : {}),
        ...(row.answer ? { answer: row.answer } : {}),
      }),
    ),
  }))
}

/**
 * GRA-02: answers a doubt, once, and tells the candidate. A wrong score is corrected by a correction of two people (IMP-03);
 * an answer by itself changes nothing on the record.
 */
export async function answer(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, outcome, note: words }: BodyOf<typeof answerScoreDoubt> & { id: string },
): Promise<void> {
  const at = deps.clock.now()
  await deps.database.transact(deadline, async (tx) => {
    const doubt = requireFound(await findDoubt(tx, id))
    if (!isInScope([doubt.school_id], schoolsInScope(actor, 'correction.request')))
      throw new Refusal('not_found')
    const settled = { id, to: outcome, answer: words, staffId: actor.staffId, at }
    if (!(await answerDoubt(tx, settled))) throw new Refusal('stale')
    await addMessage(tx, deps, {
      personId: doubt.person_id,
      ticketId: doubt.ticket_id,
      title: `「${doubt.course_code} ${doubt.course_name}」的成绩疑问已答复`,
      body: words,
      link: '/scores/history',
    })
    await writeAudit(tx, {
      ...{ at, actor, origin, personId: doubt.person_id },
      action: outcome === 'settled' ? 'score_doubt.settle' : 'score_doubt.refuse',
      subject: { kind: 'person', id: doubt.person_id },
      new: { course: doubt.course_code },
      reason: words,
    })
  })
}
