import type { ThingToDo } from '#contracts/things-to-do.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { type OwnMatter, openDrafts, ownMatters } from '#modules/applications/public.ts'
import { decidedTransfers } from '#modules/departures/public.ts'
import { unreadMessages } from '#modules/messages/public.ts'
import { duesOf } from '#modules/payments/public.ts'
import { arrivalsOf, viewEachOwn } from '#modules/transfer-in/public.ts'
import { readServiceWindows } from '#modules/windows/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { askTogether } from '#platform/db/question.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { thingsToDo } from './things-to-do.rules.ts'

/** HOM-07: shows what waits for the person under any 准考证. The number of SQL statements does not grow with the number of 准考证. */
export function viewThingsToDo(deps: Deps, call: Call<CandidateActor>): Promise<{ things: ThingToDo[] }> {
  const { actor, deadline } = call
  const at = deps.clock.now()
  return deps.database.readOften(deadline, async (tx) => ({
    things: await readThings(tx, deps, { personId: actor.personId, at }),
  }))
}

/** Reads what waits for a person. */
export async function readThings(
  tx: Tx,
  { services }: Pick<Deps, 'services'>,
  { personId, at }: { personId: string; at: Date },
): Promise<ThingToDo[]> {
  const { arrived, ...waiting } = await askTogether(tx, {
    matters: ownMatters({ personId, at }),
    drafts: openDrafts({ personId, at }),
    arrived: arrivalsOf(personId),
    transfers: decidedTransfers({ personId, today: beijingDateOf(at) }),
    dues: duesOf({ personId, at }),
    unread: unreadMessages(personId),
  })
  const { matters, drafts } = waiting
  // Most people have filed and begun nothing, and no window matters to them.
  const windowOf = matters.length + drafts.length > 0 ? await readServiceWindows(tx, at) : undefined
  return thingsToDo({
    ...waiting,
    settled: await listSettled(tx, services, { personId, matters, at }),
    arrivals: await viewEachOwn(tx, arrived, at),
    openUntil: (asked) => {
      const found = windowOf?.(asked)
      return found?.state === 'open' ? found.window.closesAt : undefined
    },
  })
}

/** Finds the rejected applications that need not be filed again. Few people have any, and only theirs are asked about. */
async function listSettled(
  tx: Tx,
  services: Deps['services'],
  { personId, matters, at }: { personId: string; matters: readonly OwnMatter[]; at: Date },
): Promise<ReadonlySet<string>> {
  const rejected = matters.filter(({ state }) => state === 'rejected')
  const settled = new Set<string>()
  for (const [service, all] of Map.groupBy(rejected, (matter) => matter.service)) {
    const asked = all.map(({ id, subject, ticket }) => ({ id, subject, ticketId: ticket.id }))
    for (const id of await services[service].listSettled(tx, { personId, rejected: asked, at }))
      settled.add(id)
  }
  return settled
}
