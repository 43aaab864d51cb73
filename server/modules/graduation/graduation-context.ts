import { requireFound } from '#kernel/refusal.ts'
import { findBatchFor } from '#modules/diplomas/public.ts'
import { findPerson } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { AppraisalLimits } from '#rulebook/registration-form/appraisal.ts'
import type { FilingTicket } from '#server/service-definition.ts'
import { requireTerms, type Terms } from './graduation.store.ts'
import { type GraduationPlan, listGraduationPlans } from './graduation-plans.ts'

/** What an application of a 准考证 is made and judged with on a day. */
export interface GraduationContext {
  today: string
  person: NonNullable<Awaited<ReturnType<typeof findPerson>>>
  plans: readonly GraduationPlan[]
  terms: Terms
  batch: { name: string; graduatesOn: string; appraisal: AppraisalLimits }
}

/** Reads the whole context. */
export async function readContext(tx: Tx, ticket: FilingTicket, at: Date): Promise<GraduationContext> {
  const today = beijingDateOf(at)
  return {
    today,
    person: requireFound(await findPerson(tx, ticket.personId)),
    plans: await listGraduationPlans(tx, ticket, at),
    terms: await requireTerms(tx, today),
    batch: requireFound(await findBatchFor(tx, { schoolId: ticket.schoolId, at })),
  }
}
