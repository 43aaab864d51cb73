import type { DegreeGlance, portalHome } from '#contracts/home/portal-home.ts'
import type { ReplyOf } from '#contracts/route.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { signedInBefore } from '#modules/accounts/public.ts'
import type { TicketHolder } from '#modules/applications/public.ts'
import { asksBeginning, glanceAt } from '#modules/degree/public.ts'
import { createServicesView } from '#modules/windows/public.ts'
import { isUnavailable } from '#platform/db/database-faults.ts'
import { askTogether } from '#platform/db/question.ts'
import type { Deps } from '#server/deps.ts'
import { asksThings, thingsOf } from './read-things.ts'

/**
 * HOM-01…07: shows all of the home page in one answer. A page in four pieces is let in piece by piece when a crowd comes, and each piece
 * costs what a request costs (OPS-02, decision 0095).
 */
export function createHomeView(deps: Deps) {
  const viewServices = createServicesView(deps)
  return async (call: Call<TicketHolder>): Promise<ReplyOf<typeof portalHome>> => {
    const { actor, deadline } = call
    const whose = { ticketId: actor.ticket.id, personId: actor.personId, at: deps.clock.now() }
    // Before a connection is held for the rest: it may wait for one that others share.
    const services = await viewServices(call, whose)
    return deps.database.readOften(deadline, async (tx) => {
      const { before, ...read } = await askTogether(tx, {
        ...asksThings(whose),
        ...asksBeginning(whose),
        before: signedInBefore(whose.personId),
      })
      const things = await thingsOf(tx, deps, { ...whose, read })
      const degree = await orNothing(deps, () => glanceAt(tx, whose, read))
      return {
        things,
        services,
        ...(degree === undefined ? {} : { degree }),
        ...(before === undefined ? {} : { signedInBefore: before.toISOString() }),
      }
    })
  }
}

/** HOM-05: the line comes after everything else, and without it the page is whole. */
async function orNothing(
  { log }: Pick<Deps, 'log'>,
  tell: () => Promise<DegreeGlance>,
): Promise<DegreeGlance | undefined> {
  try {
    return await tell()
  } catch (error) {
    if (isUnavailable(error)) throw error
    if (!(error instanceof Refusal)) log.error('degree-glance-failed', error)
    return undefined
  }
}
