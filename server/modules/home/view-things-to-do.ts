import type { ThingToDo } from '#contracts/things-to-do.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { listOpenDrafts, listOwnMatters } from '#modules/applications/public.ts'
import { listUnread } from '#modules/messages/public.ts'
import { listDues } from '#modules/payments/public.ts'
import { ownArrivalsOf } from '#modules/transfer-in/public.ts'
import { readServiceWindows } from '#modules/windows/public.ts'
import type { Deps } from '#server/deps.ts'
import { thingsToDo } from './things-to-do.rules.ts'

/** HOM-07: shows what waits for the person under any 准考证. The number of SQL statements does not grow with the number of 准考证. */
export function viewThingsToDo(deps: Deps, call: Call<CandidateActor>): Promise<{ things: ThingToDo[] }> {
  const { actor, deadline } = call
  const at = deps.clock.now()
  return deps.database.read(deadline, async (tx) => {
    const windowOf = await readServiceWindows(tx, at)
    const things = thingsToDo({
      matters: await listOwnMatters(tx, { personId: actor.personId, at }),
      drafts: await listOpenDrafts(tx, actor.personId),
      arrivals: await ownArrivalsOf(tx, { personId: actor.personId, at }),
      dues: await listDues(tx, { personId: actor.personId, at }),
      unread: await listUnread(tx, actor.personId),
      openUntil: (asked) => {
        const found = windowOf(asked)
        return found?.state === 'open' ? found.window.closesAt : undefined
      },
    })
    return { things }
  })
}
