import type { PlanToAudit } from '#modules/catalogue/public.ts'
import { type PersonScore, recordedScore } from '#modules/scores/public.ts'
import type { DegreeScore } from '#rulebook/degree/degree-case.ts'
import { degreeScore, type ScoreMeasure } from '#rulebook/degree-record/degree-score.ts'
import type { CreditsRow } from './course-credits.store.ts'

/** The scores of a case, and the 准考证号 under which each was earned. */
interface CaseScores {
  scores: readonly DegreeScore[]
  ticketNos: ReadonlyMap<string, string>
}

/** AUD-02: makes every score that its owner can see, over all 准考证 of the person, what the audit takes. */
export function caseScores(
  rows: readonly PersonScore[],
  { plan, credits }: { plan: PlanToAudit; credits: readonly CreditsRow[] },
): CaseScores {
  const measure = measureOf(plan, credits)
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
