import type { PlanToAudit } from '#modules/catalogue/public.ts'
import { listVisibleScores, recordedScore } from '#modules/scores/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { DegreeScore } from '#rulebook/degree/degree-case.ts'
import { degreeScore, type ScoreMeasure } from '#rulebook/degree-record/degree-score.ts'
import { type CreditsRow, listCredits } from './case-ticket.store.ts'

/** The scores of a case, and the 准考证号 under which each was earned. */
export interface ReadScores {
  scores: readonly DegreeScore[]
  ticketNos: ReadonlyMap<string, string>
}

/** AUD-02: reads every score that its owner can see, over all 准考证 of the person, as the audit takes it. */
export async function readScores(
  tx: Tx,
  { personId, at, plan }: { personId: string; at: Date; plan: PlanToAudit },
): Promise<ReadScores> {
  const rows = await listVisibleScores(tx, { personId, at })
  const courses = [...new Set(rows.map(({ course_code: code }) => code))]
  const measure = measureOf(plan, await listCredits(tx, courses))
  return {
    scores: rows.flatMap((row) => degreeScore(recordedScore(row), measure) ?? []),
    ticketNos: new Map(rows.map((row) => [row.id, row.ticket_no])),
  }
}

function measureOf({ plan, planId, majorId }: PlanToAudit, rows: readonly CreditsRow[]): ScoreMeasure {
  const byPlan = new Map(rows.map((row) => [`${row.plan_id} ${row.course_code}`, row.credits]))
  // The rows come from the newest plan on, and the first of a key is kept.
  const newest = new Map(rows.toReversed().map((row) => [row.course_code, row.credits]))
  const extra = plan.situations.flatMap((situation) => situation.courses)
  const ofSituations = new Map(extra.map(({ code, credits }) => [code, credits]))
  return {
    majorId,
    planId,
    creditsIn: (asked, course) =>
      byPlan.get(`${asked} ${course}`) ?? (asked === planId ? ofSituations.get(course) : undefined),
    creditsAnywhere: (course) => newest.get(course),
  }
}
