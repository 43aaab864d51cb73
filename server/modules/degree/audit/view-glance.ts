import type { degreeGlance } from '#contracts/degree.ts'
import type { ReplyOf } from '#contracts/route.ts'
import type { Call } from '#kernel/call.ts'
import type { TicketHolder } from '#modules/applications/public.ts'
import type { Deps } from '#server/deps.ts'
import { auditToday } from './audit-case.ts'

/** HOM-05: shows the progress to graduation in a line; no forecast is made for it. */
export function viewGlance(
  deps: Deps,
  { actor, deadline }: Call<TicketHolder>,
): Promise<ReplyOf<typeof degreeGlance>> {
  const at = deps.clock.now()
  return deps.database.readOften(deadline, async (tx) => {
    const { answer, degreeCase } = await auditToday(tx, { ticketId: actor.ticket.id, at })
    return {
      verdict: answer.verdict,
      courses: { has: answer.courses, needs: degreeCase.plan.minCourses },
      credits: { has: answer.credits, needs: degreeCase.plan.minCredits },
      ...(answer.fewest === null ? {} : { fewest: answer.fewest }),
    }
  })
}
