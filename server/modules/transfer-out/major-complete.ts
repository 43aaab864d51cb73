import { listPlansOffered } from '#modules/catalogue/public.ts'
import { buildDegreeCase } from '#modules/degree/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { auditDegree } from '#rulebook/degree/audit-degree.ts'
import type { DegreeCase, DegreeRecord } from '#rulebook/degree/degree-case.ts'

/**
 * TRO-01: whether the degree audit finds every course of the major passed, under any version of the plan and in any 加考 situation. What
 * holds a diploma back besides, a sanction or missing papers, is not asked: whoever has passed everything graduates here.
 */
export async function isMajorComplete(
  tx: Tx,
  { ticketId, at }: { ticketId: string; at: Date },
): Promise<boolean> {
  const on = beijingDateOf(at)
  for (const { planId } of await listPlansOffered(tx, { ticketId, on })) {
    const { degreeCase } = await buildDegreeCase(tx, { ticketId, planId, at, on, graduatesOn: on })
    const situations = degreeCase.plan.situations.map(({ id }) => id)
    const cases = situations.length === 0 ? [null] : situations
    if (cases.some((situation) => isPassed(unhindered(degreeCase, situation)))) return true
  }
  return false
}

function isPassed(degreeCase: DegreeCase): boolean {
  return auditDegree(degreeCase).verdict === 'qualifies'
}

function unhindered(degreeCase: DegreeCase, situation: string | null): DegreeCase {
  const record: DegreeRecord = {
    scores: degreeCase.record.scores,
    situation,
    ticket: 'active',
    priorQualification: 'verified',
    sanctions: [],
    diplomas: [],
  }
  return { ...degreeCase, record }
}
