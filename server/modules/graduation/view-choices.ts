import type { graduationChoices, graduationRequirements } from '#contracts/graduation.ts'
import type { QueryOf, ReplyOf } from '#contracts/route.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { requireFilingTicket, type TicketHolder } from '#modules/applications/public.ts'
import { wordsOfIdType } from '#modules/registry/public.ts'
import { birthDateOf } from '#rulebook/identity/id-number.ts'
import { maskIdNumber } from '#rulebook/masking.ts'
import type { Deps } from '#server/deps.ts'
import { auditCandidate } from './audit-candidate.ts'
import type { Requirements } from './graduation-audit.ts'
import { judgedFor, readContext } from './graduation-context.ts'

/** GRA-01, GRA-02: shows what 申请毕业 begins with. */
export function viewChoices(
  deps: Deps,
  { actor, deadline }: Call<TicketHolder>,
): Promise<ReplyOf<typeof graduationChoices>> {
  const at = deps.clock.now()
  return deps.database.read(deadline, async (tx) => {
    const ticket = await requireFilingTicket(tx, actor)
    const { person, plans, terms, batch } = await readContext(tx, ticket, at)
    const idNumber = deps.cipher.open('person.id_number', person.id_number_cipher)
    const bornOn = birthDateOf(idNumber)
    return {
      person: {
        name: person.name,
        idType: wordsOfIdType(person.id_type),
        idNumberMasked: maskIdNumber(idNumber),
        ...(bornOn ? { bornOn } : {}),
      },
      plans: [...plans],
      graduatesOn: batch.graduatesOn,
      appraisal: batch.appraisal,
      needs: { resume: terms.needsResume, family: terms.needsFamily },
    }
  })
}

/** GRA-02, GRA-03: shows the requirements of a plan that can be chosen, with the scores that meet them. */
export function viewRequirements(
  deps: Deps,
  { actor, deadline }: Call<TicketHolder>,
  { planId, situation }: QueryOf<typeof graduationRequirements>,
): Promise<Requirements> {
  const at = deps.clock.now()
  return deps.database.read(deadline, async (tx) => {
    const ticket = await requireFilingTicket(tx, actor)
    const context = await readContext(tx, ticket, at)
    const { plans, batch } = context
    if (!plans.some((plan) => plan.planId === planId && plan.why === undefined))
      throw new Refusal('not_found')
    const { graduatesOn } = batch
    const { requirements } = await auditCandidate(tx, deps, {
      ...{ ticket, planId, situation, graduatesOn, at, ...judgedFor(context, planId) },
      // The papers are asked for in a later step.
      hasPrior: true,
    })
    return requirements
  })
}
