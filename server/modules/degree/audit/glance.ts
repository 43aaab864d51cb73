import type { DegreeGlance } from '#contracts/home/portal-home.ts'
import type { Tx } from '#platform/db/database.ts'
import { auditToday, type Beginning } from './audit-case.ts'

/**
 * HOM-05: the progress to graduation of a 准考证 in a line, of what was asked by `asksBeginning`; no forecast is made for it. Refuses
 * with `not_found` a 准考证 that is gone.
 */
export async function glanceAt(
  tx: Tx,
  question: { ticketId: string; at: Date },
  beginning: Beginning,
): Promise<DegreeGlance> {
  const { answer, degreeCase } = await auditToday(tx, question, beginning)
  return {
    verdict: answer.verdict,
    courses: { has: answer.courses, needs: degreeCase.plan.minCourses },
    credits: { has: answer.credits, needs: degreeCase.plan.minCredits },
    ...(answer.fewest === null ? {} : { fewest: answer.fewest }),
  }
}
