import type { ThingToDo } from '#contracts/home/things-to-do.ts'
import { type OwnMatter, openDrafts, ownMatters } from '#modules/applications/public.ts'
import { decidedTransfers } from '#modules/departures/public.ts'
import { unreadMessages } from '#modules/messages/public.ts'
import { duesOf } from '#modules/payments/public.ts'
import { arrivalsOf, viewEachOwn } from '#modules/transfer-in/public.ts'
import { readServiceWindows } from '#modules/windows/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { type AnswersTo, askTogether } from '#platform/db/question.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { thingsToDo } from './things-to-do.rules.ts'

/** Reads what waits for a person. */
export async function readThings(
  tx: Tx,
  deps: Pick<Deps, 'services'>,
  whose: { personId: string; at: Date },
): Promise<ThingToDo[]> {
  return thingsOf(tx, deps, { ...whose, read: await askTogether(tx, asksThings(whose)) })
}

/** Asks what waits for a person under any 准考证 (HOM-07): one statement, however many there are. */
export function asksThings({ personId, at }: { personId: string; at: Date }) {
  return {
    matters: ownMatters({ personId, at }),
    drafts: openDrafts({ personId, at }),
    arrived: arrivalsOf(personId),
    transfers: decidedTransfers({ personId, today: beijingDateOf(at) }),
    dues: duesOf({ personId, at }),
    unread: unreadMessages(personId),
  }
}

/** What waits for the person, of what was asked by `asksThings`; few people have so much that more is read. */
export async function thingsOf(
  tx: Tx,
  { services }: Pick<Deps, 'services'>,
  { personId, at, read }: { personId: string; at: Date; read: AnswersTo<ReturnType<typeof asksThings>> },
): Promise<ThingToDo[]> {
  const { arrived, ...waiting } = read
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
