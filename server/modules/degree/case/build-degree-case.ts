import { requireFound } from '#kernel/refusal.ts'
import {
  findDegreePlan,
  findPlanOfTicket,
  findUsualPlan,
  listSubstitutions,
  type PlanToAudit,
  type SubstitutionWithSource,
} from '#modules/catalogue/public.ts'
import { listDiplomasOf } from '#modules/diplomas/public.ts'
import { listSanctionsInForce } from '#modules/sanctions/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { DegreeCase, DegreeLevel, DegreeRecord } from '#rulebook/degree/degree-case.ts'
import { assumedScores } from '#rulebook/degree-record/assumed-scores.ts'
import { keptUntil } from '#rulebook/degree-record/kept-rules.ts'
import { priorQualificationOf } from '#rulebook/degree-record/prior-qualification.ts'
import { findCaseTicket, listGraduatedMajors } from './case-ticket.store.ts'
import { listHeldCredentials } from './held-credential.store.ts'
import { readScores } from './read-scores.ts'

/** What is to be audited of whom. */
export interface CaseQuestion {
  ticketId: string
  /** The version of the plan; undefined: the one under which the 准考证 graduates on that day when nothing is said. */
  planId?: string | undefined
  /** The 加考 situation; undefined: none is picked yet. */
  situation?: string | undefined
  /** The instant at which the record is looked at: what is published by then counts (SCO-03). */
  at: Date
  /** The day of the verdict, and the date of the diploma. */
  on: string
  graduatesOn: string
  /** The rules of 顶替 that stay in force for an application, though they have ended since its filing. */
  keptRules?: ReadonlySet<string> | undefined
  /** Courses that are taken as passed, for a forecast (AUD-06). */
  assumed?: readonly string[] | undefined
}

/** A case with what pages and papers say about it. */
export interface BuiltCase {
  degreeCase: DegreeCase
  personId: string
  plan: PlanToAudit
  substitutions: readonly SubstitutionWithSource[]
  /** The 准考证号 under which each score was earned. */
  ticketNos: ReadonlyMap<string, string>
}

/**
 * Builds the case that the audit decides from the record as it stands (AUD-01, AUD-02): all visible scores of all 准考证 of the
 * person, and the plan, substitutions and rules of the catalogue. A picked situation that the plan does not have counts as
 * none. Refuses with `not_found` when there is no such 准考证 or plan.
 */
export async function buildDegreeCase(tx: Tx, question: CaseQuestion): Promise<BuiltCase> {
  const { ticketId, at, on, graduatesOn } = question
  const ticket = requireFound(await findCaseTicket(tx, ticketId))
  const planId = question.planId ?? (await findUsualPlan(tx, { ticketId, on })) ?? ticket.plan_id
  const plan = requireFound(await findDegreePlan(tx, { planId, on }))
  const listed = await listSubstitutions(tx, { majorCode: plan.plan.major })
  const substitutions = listed.map((one) => ({
    ...one,
    rule: keptUntil(one.rule, { kept: question.keptRules, on }),
  }))
  const { scores, ticketNos } = await readScores(tx, { personId: ticket.person_id, at, plan })
  const standing = await readStanding(tx, { personId: ticket.person_id, ticketId, at })
  const situation = plan.plan.situations.find(({ id }) => id === question.situation)?.id ?? null
  const degreeCase: DegreeCase = {
    id: ticketId,
    on,
    graduatesOn,
    plan: plan.plan,
    substitutions: substitutions.map(({ rule }) => rule),
    transferMonths: plan.transferMonths,
    record: { ...standing, situation, scores },
  }
  const assumed = assumedScores(question.assumed ?? [], degreeCase)
  return {
    degreeCase: { ...degreeCase, record: { ...degreeCase.record, scores: [...scores, ...assumed] } },
    personId: ticket.person_id,
    plan,
    substitutions,
    ticketNos,
  }
}

async function readStanding(
  tx: Tx,
  { personId, ticketId, at }: { personId: string; ticketId: string; at: Date },
): Promise<Omit<DegreeRecord, 'situation' | 'scores'>> {
  const credentials = await listHeldCredentials(tx, personId)
  const ticket = requireFound(await findPlanOfTicket(tx, ticketId, at))
  const graduated = await listGraduatedMajors(tx, personId)
  return {
    priorQualification: priorQualificationOf(credentials),
    ticket: ticket.ticket_state as DegreeRecord['ticket'],
    sanctions: (await listSanctionsInForce(tx, [personId])).map(({ kind, until }) => ({ kind, until })),
    diplomas: [
      ...(await listDiplomasOf(tx, { personId, at })),
      ...graduated.map(({ major, level }) => ({ major, level: level as DegreeLevel })),
    ],
  }
}
