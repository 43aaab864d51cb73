import { requireFound } from '#kernel/refusal.ts'
import { findDegreePlan, findPlanOfTicket, listVersionsOf } from '#modules/catalogue/public.ts'
import { listVisibleScores, outcomeOf, type PersonScore, recordedScore } from '#modules/scores/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { countsUnder, type VersionToCount } from '#rulebook/degree-record/counts-under.ts'
import { isPassed, type ScoreState } from '#rulebook/scores/score.ts'

/** For whom passes are looked for: those of all 准考证 of the person, as they count under this one. */
export interface PassesOf {
  personId: string
  ticketId: string
  at: Date
}

/**
 * Lists what a person has passed or is exempted from, as its owner sees it at that instant, over all 准考证 (AUD-02). A pass that the
 * degree audit counts under no version of the plan of this 准考证 is left out: nobody is refused another way to a course because of a
 * result that is worth nothing there.
 */
export async function listPasses(tx: Tx, { personId, ticketId, at }: PassesOf): Promise<PersonScore[]> {
  const scores = await listVisibleScores(tx, { personId, at })
  const passed = scores.filter((score) =>
    isPassed({ outcome: outcomeOf(score), state: score.state as ScoreState }),
  )
  const isOwn = (score: PersonScore) => score.ticket_id === ticketId && score.source !== 'transfer_in'
  if (passed.every(isOwn)) return passed
  const on = beijingDateOf(at)
  const versions = await readVersions(tx, { ticketId, at, on })
  return passed.filter((score) => isOwn(score) || countsUnder(recordedScore(score), versions, on))
}

async function readVersions(
  tx: Tx,
  { ticketId, at, on }: { ticketId: string; at: Date; on: string },
): Promise<VersionToCount[]> {
  const plan = requireFound(await findPlanOfTicket(tx, ticketId, at))
  const versions: VersionToCount[] = []
  for (const planId of (await listVersionsOf(tx, { ticketId, plan, on })).keys())
    versions.push(requireFound(await findDegreePlan(tx, { planId, on })))
  return versions
}
