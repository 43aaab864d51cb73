import type { ThingToDo } from '#contracts/things-to-do.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { listOpenDrafts, listOwnMatters } from '#modules/applications/public.ts'
import { listUnread } from '#modules/messages/public.ts'
import { listDues } from '#modules/payments/public.ts'
import { ownArrivalsOf } from '#modules/transfer-in/public.ts'
import { readServiceWindows, type WindowOf } from '#modules/windows/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { thingsToDo } from './things-to-do.rules.ts'

/** HOM-07: shows what waits for the person under any 准考证. The number of SQL statements does not grow with the number of 准考证. */
export function viewThingsToDo(deps: Deps, call: Call<CandidateActor>): Promise<{ things: ThingToDo[] }> {
  const { actor, deadline } = call
  const at = deps.clock.now()
  return deps.database.read(deadline, async (tx) => {
    const windowOf = await readServiceWindows(tx, at)
    return { things: await readThings(tx, { personId: actor.personId, at, windowOf }) }
  })
}

/** Reads what waits for a person; `windowOf` as the windows were read at that instant. */
export async function readThings(
  tx: Tx,
  { personId, at, windowOf }: { personId: string; at: Date; windowOf: WindowOf },
): Promise<ThingToDo[]> {
  return thingsToDo({
    matters: await listOwnMatters(tx, { personId, at }),
    drafts: await listOpenDrafts(tx, { personId, at }),
    arrivals: await ownArrivalsOf(tx, { personId, at }),
    dues: await listDues(tx, { personId, at }),
    unread: await listUnread(tx, personId),
    openUntil: (asked) => {
      const found = windowOf(asked)
      return found?.state === 'open' ? found.window.closesAt : undefined
    },
  })
}
