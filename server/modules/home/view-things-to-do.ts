import type { ThingToDo } from '#contracts/things-to-do.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { listOpenDrafts, listOwnMatters, type OwnMatter } from '#modules/applications/public.ts'
import { listDecidedTransfers } from '#modules/departures/public.ts'
import { listUnread } from '#modules/messages/public.ts'
import { listDues } from '#modules/payments/public.ts'
import { ownArrivalsOf } from '#modules/transfer-in/public.ts'
import { readServiceWindows, type WindowOf } from '#modules/windows/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { thingsToDo } from './things-to-do.rules.ts'

/** HOM-07: shows what waits for the person under any 准考证. The number of SQL statements does not grow with the number of 准考证. */
export function viewThingsToDo(deps: Deps, call: Call<CandidateActor>): Promise<{ things: ThingToDo[] }> {
  const { actor, deadline } = call
  const at = deps.clock.now()
  return deps.database.readOften(deadline, async (tx) => {
    const windowOf = await readServiceWindows(tx, at)
    return { things: await readThings(tx, deps, { personId: actor.personId, at, windowOf }) }
  })
}

/** Reads what waits for a person; `windowOf` as the windows were read at that instant. */
export async function readThings(
  tx: Tx,
  { services }: Pick<Deps, 'services'>,
  { personId, at, windowOf }: { personId: string; at: Date; windowOf: WindowOf },
): Promise<ThingToDo[]> {
  const matters = await listOwnMatters(tx, { personId, at })
  return thingsToDo({
    matters,
    settled: await listSettled(tx, services, { personId, matters, at }),
    drafts: await listOpenDrafts(tx, { personId, at }),
    arrivals: await ownArrivalsOf(tx, { personId, at }),
    transfers: await listDecidedTransfers(tx, { personId, today: beijingDateOf(at) }),
    dues: await listDues(tx, { personId, at }),
    unread: await listUnread(tx, personId),
    openUntil: (asked) => {
      const found = windowOf(asked)
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
