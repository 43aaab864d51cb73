import type { BodyOf } from '#contracts/route.ts'
import type { askScoreDoubt, ScoreDoubtState } from '#contracts/score-doubts.ts'
import type { Once } from '#kernel/act.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { requireFilingTicket, type TicketHolder } from '#modules/applications/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { courseExists, insertDoubt, listOwnDoubts } from './score-doubt.store.ts'
import { openExplanation, sealExplanation } from './sealed-explanation.ts'

/** GRA-02: records that the candidate doubts a score. The school of the 准考证 answers; nothing changes on the record. */
export async function askDoubt(
  deps: Deps,
  call: Call<TicketHolder>,
  { course, kind, explanation }: BodyOf<typeof askScoreDoubt>,
): Promise<Once<{ id: string }>> {
  const { actor, origin } = call
  const at = deps.clock.now()
  const id = deps.ids.next()
  return deps.acts.once(call, async (tx) => {
    const { id: ticketId, personId, schoolId } = await requireFilingTicket(tx, actor)
    if (!(await courseExists(tx, course))) throw new Refusal('not_found')
    const explanationCipher = sealExplanation(deps, id, explanation)
    const doubt = { id, personId, ticketId, schoolId, course, kind, explanationCipher, at }
    if (!(await insertDoubt(tx, doubt))) throw new Refusal('doubt_open')
    await writeAudit(tx, {
      ...{ at, actor, origin, personId },
      action: 'score_doubt.ask',
      subject: { kind: 'person', id: personId },
      new: { course, kind },
    })
    return { id }
  })
}

/** Shows the doubts of the active 准考证 with their answers. */
export function viewOwnDoubts(deps: Deps, { actor, deadline }: Call<TicketHolder>) {
  return deps.database.read(deadline, async (tx) => ({
    doubts: (await listOwnDoubts(tx, actor.ticket.id)).map((row) => ({
      id: row.id,
      courseCode: row.course_code,
      courseName: row.course_name,
      kind: row.kind,
      explanation: openExplanation(deps, row),
      state: row.state satisfies ScoreDoubtState,
      askedAt: row.asked_at.toISOString(),
      ...(row.answer ? { answer: row.answer } : {}),
      ...(row.answered_at ? { answeredAt: row.answered_at.toISOString() } : {}),
    })),
  }))
}
