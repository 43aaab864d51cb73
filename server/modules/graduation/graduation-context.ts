import { requireFound } from '#kernel/refusal.ts'
import { findBatchFor, findBatchOf } from '#modules/diplomas/public.ts'
import { findPerson } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { AppraisalLimits } from '#rulebook/registration-form/appraisal.ts'
import type { FilingTicket } from '#server/service-definition.ts'
import { findAmendingOf, requireTerms, type Terms } from './graduation.store.ts'
import { type GraduationPlan, listGraduationPlans } from './graduation-plans.ts'
import { type FiledPlan, findFiledPlan } from './open-filing.ts'

/** What an application of a 准考证 is made and judged with on a day. */
export interface GraduationContext {
  today: string
  person: NonNullable<Awaited<ReturnType<typeof findPerson>>>
  /** What can be chosen today, and the version under which an open application was filed. */
  plans: readonly GraduationPlan[]
  filed: FiledPlan | undefined
  terms: Terms
  batch: { name: string; graduatesOn: string; appraisal: AppraisalLimits }
}

/** Reads the whole context. */
export async function readContext(tx: Tx, ticket: FilingTicket, at: Date): Promise<GraduationContext> {
  const today = beijingDateOf(at)
  const filed = await findFiledPlan(tx, { ticketId: ticket.id, today })
  const offered = await listGraduationPlans(tx, ticket, at)
  const isOffered = offered.some(({ planId, why }) => planId === filed?.plan.planId && why === undefined)
  return {
    today,
    filed,
    person: requireFound(await findPerson(tx, ticket.personId)),
    plans: filed && !isOffered ? [filed.plan, ...offered] : offered,
    terms: await requireTerms(tx, today),
    batch: requireFound(await findOwnBatch(tx, ticket, at)),
  }
}

/**
 * The day for which a version of a plan is judged, and the rules of 顶替 that stay in force: those of the open application for its own
 * version; today, and none, for others.
 */
export function judgedFor(
  { filed, today }: Pick<GraduationContext, 'filed' | 'today'>,
  planId: string,
): { on: string; keptRules?: ReadonlySet<string> } {
  return filed?.plan.planId === planId ? { on: filed.on, keptRules: filed.keptRules } : { on: today }
}

/**
 * Finds the batch for which a 准考证 applies at an instant; undefined when none is announced. An application that is amended stays in the
 * batch in which it was filed, whatever window is open or comes next (REV-10).
 */
export async function findOwnBatch(tx: Tx, { id, schoolId }: FilingTicket, at: Date) {
  const applicationId = await findAmendingOf(tx, id)
  const own = applicationId === undefined ? undefined : await findBatchOf(tx, { applicationId })
  return own ?? findBatchFor(tx, { schoolId, at })
}
