import type { graduationChoices } from '#contracts/graduation.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { requireFound } from '#kernel/refusal.ts'
import { findPlanOfTicket } from '#modules/catalogue/public.ts'
import { listTicketsOf } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { FilingTicket } from '#server/service-definition.ts'

/** A plan under which somebody may ask to graduate, or why not here. */
export type GraduationPlan = ReplyOf<typeof graduationChoices>['plans'][number]

const LEVEL_WORDS: Record<string, string> = { zhuanke: '专科', benke: '专升本' }

/**
 * GRA-02: the majors to choose from. An application belongs to the 准考证 of its major, whose school reviews it; the majors of
 * the person's other 准考证 are shown with the way to them.
 */
export async function listGraduationPlans(tx: Tx, ticket: FilingTicket, at: Date): Promise<GraduationPlan[]> {
  const tickets = await listTicketsOf(tx, [ticket.personId], at)
  const own = tickets.toSorted((a, b) => Number(b.id === ticket.id) - Number(a.id === ticket.id))
  const plans: GraduationPlan[] = []
  for (const one of own) {
    const plan = requireFound(await findPlanOfTicket(tx, one.id, at))
    plans.push({
      planId: plan.plan_id,
      majorCode: plan.major_code,
      majorName: plan.major_name,
      level: LEVEL_WORDS[plan.level] ?? plan.level,
      version: plan.version,
      schoolName: plan.school_name,
      ...(one.id === ticket.id
        ? {}
        : { why: `该专业属于准考证号 ${one.ticket_no}，请切换到该准考证号后申请。` }),
    })
  }
  return plans
}
