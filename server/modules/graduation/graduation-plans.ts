import type { graduationChoices } from '#contracts/graduation.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { requireFound } from '#kernel/refusal.ts'
import { findPlanOfTicket, listPlansOffered } from '#modules/catalogue/public.ts'
import { listTicketsOf } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { levelWord } from '#rulebook/level-word.texts.ts'
import type { FilingTicket } from '#server/service-definition.ts'

/** A plan under which somebody may ask to graduate, or why not here. */
export type GraduationPlan = ReplyOf<typeof graduationChoices>['plans'][number]

/**
 * GRA-02: the majors to choose from: that of the 准考证, in each version under which it may graduate today, the usual one
 * first. An application belongs to the 准考证 of its major, whose school reviews it; the majors of the person's other 准考证 are
 * shown with the way to them.
 */
export async function listGraduationPlans(tx: Tx, ticket: FilingTicket, at: Date): Promise<GraduationPlan[]> {
  const own = requireFound(await findPlanOfTicket(tx, ticket.id, at))
  const offered = await listPlansOffered(tx, { ticketId: ticket.id, on: beijingDateOf(at) })
  const here = offered.map(
    ({ planId, version }): GraduationPlan => ({
      planId,
      majorCode: own.major_code,
      majorName: own.major_name,
      level: levelWord(own.level),
      version,
      schoolName: own.school_name,
      needsPrior: own.level === 'benke',
    }),
  )
  const others: GraduationPlan[] = []
  for (const other of await listTicketsOf(tx, [ticket.personId], at)) {
    if (other.id === ticket.id) continue
    const plan = requireFound(await findPlanOfTicket(tx, other.id, at))
    others.push({
      planId: plan.plan_id,
      majorCode: plan.major_code,
      majorName: plan.major_name,
      level: levelWord(plan.level),
      version: plan.version,
      schoolName: plan.school_name,
      needsPrior: plan.level === 'benke',
      why: `该专业属于准考证号 ${other.ticket_no}，请切换到该准考证号后申请。`,
    })
  }
  return [...here, ...others]
}
