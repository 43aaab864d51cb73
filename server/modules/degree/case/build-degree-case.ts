import { requireFound } from '#kernel/refusal.ts'
import {
  degreePlan,
  type PlanToAudit,
  plansOffered,
  type SubstitutionWithSource,
  substitutionsUnder,
  usualPlanOf,
} from '#modules/catalogue/public.ts'
import { diplomasOf } from '#modules/diplomas/public.ts'
import { sanctionsInForce } from '#modules/sanctions/public.ts'
import { visibleScores } from '#modules/scores/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { type AnswersTo, askTogether } from '#platform/db/question.ts'
import type { DegreeCase } from '#rulebook/degree/degree-case.ts'
import { assumedScores } from '#rulebook/degree-record/assumed-scores.ts'
import { keptUntil } from '#rulebook/degree-record/kept-rules.ts'
import { priorQualificationOf } from '#rulebook/degree-record/prior-qualification.ts'
import { caseScores } from './case-scores.ts'
import { type CaseTicket, caseTicket, graduatedMajors } from './case-ticket.store.ts'
import { creditsOfScores } from './course-credits.store.ts'
import { heldCredentials } from './held-credential.store.ts'

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
  const read = await askTogether(tx, { ticket: caseTicket(question), offered: plansOffered(question) })
  const ticket = requireFound(read.ticket)
  const planId = question.planId ?? usualPlanOf(read.offered) ?? ticket.planId
  return caseOf(await askTogether(tx, asksCase(ticket, { ...question, planId })), { ...question, ticket })
}

/** Asks for all that a case is made of, once it is known whose it is and under which version. */
export const asksCase = (
  { personId }: CaseTicket,
  { planId, at, on }: Pick<CaseQuestion, 'at' | 'on'> & { planId: string },
) => ({
  plan: degreePlan({ planId, on }),
  substitutions: substitutionsUnder(planId),
  scores: visibleScores({ personId, at }),
  credits: creditsOfScores({ personId, planId }),
  credentials: heldCredentials(personId),
  sanctions: sanctionsInForce(personId),
  diplomas: diplomasOf({ personId, at }),
  graduated: graduatedMajors(personId),
})

/** What was read of it. */
export type CaseRead = AnswersTo<ReturnType<typeof asksCase>>

/** Makes the case of it. Refuses with `not_found` when there is no such plan. */
export function caseOf(
  read: CaseRead,
  question: Omit<CaseQuestion, 'ticketId' | 'planId' | 'at'> & { ticket: CaseTicket },
): BuiltCase {
  const { ticket, on, graduatesOn } = question
  const plan = requireFound(read.plan)
  const substitutions = read.substitutions.map((one) => ({
    ...one,
    rule: keptUntil(one.rule, { kept: question.keptRules, on }),
  }))
  const { scores, ticketNos } = caseScores(read.scores, { plan, credits: read.credits })
  const degreeCase: DegreeCase = {
    id: ticket.id,
    on,
    graduatesOn,
    plan: plan.plan,
    substitutions: substitutions.map(({ rule }) => rule),
    transferMonths: plan.transferMonths,
    record: {
      priorQualification: priorQualificationOf(read.credentials),
      ticket: ticket.state,
      sanctions: read.sanctions,
      diplomas: [...read.diplomas, ...read.graduated],
      situation: plan.plan.situations.find(({ id }) => id === question.situation)?.id ?? null,
      scores,
    },
  }
  const assumed = assumedScores(question.assumed ?? [], degreeCase)
  return {
    degreeCase: { ...degreeCase, record: { ...degreeCase.record, scores: [...scores, ...assumed] } },
    personId: ticket.personId,
    plan,
    substitutions,
    ticketNos,
  }
}
