import { DONE, type Once } from '#kernel/act.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { TicketHolder } from '#modules/applications/public.ts'
import { findDegreePlan } from '#modules/catalogue/public.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { keepSituationOf } from './forecast-situation.store.ts'

/**
 * AUD-06: keeps the 加考 situation that the person thinks applies, for forecasts on every device. Refuses with `not_found`
 * when the plan does not have it.
 */
export function keepSituation(
  deps: Deps,
  call: Call<TicketHolder>,
  { planId, situation }: { planId: string; situation: string },
): Promise<Once<typeof DONE>> {
  const { personId, ticket } = call.actor
  const at = deps.clock.now()
  return deps.acts.once(call, async (tx) => {
    const plan = await findDegreePlan(tx, { planId, on: beijingDateOf(at) })
    if (!plan?.situations.some(({ id }) => id === situation)) throw new Refusal('not_found')
    await keepSituationOf(tx, { personId, ticketId: ticket.id, planId, situation, at })
    return DONE
  })
}
