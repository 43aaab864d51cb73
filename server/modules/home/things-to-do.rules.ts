import type { ThingToDo } from '#contracts/home/things-to-do.ts'
import type { Due } from '#contracts/payments/order.ts'
import { applicationAddress, isServiceName, SERVICES, type ServiceName } from '#contracts/services.ts'
import type { OwnArrival } from '#contracts/transfers/transfer-in.ts'
import type { OpenDraft, OwnMatter } from '#modules/applications/public.ts'
import type { DecidedTransfer } from '#modules/departures/public.ts'

interface Waiting {
  /** Applications that were decided, wait for an amendment, or have a correction that was not submitted. */
  matters: readonly OwnMatter[]
  /** The rejected ones among them that need not be filed again, by id. */
  settled: ReadonlySet<string>
  /** Drafts of new filings. */
  drafts: readonly OpenDraft[]
  /** What arrived for the person from other provinces. */
  arrivals: readonly OwnArrival[]
  /** What was approved to leave, and has to be signed at the school or came to nothing. */
  transfers: readonly DecidedTransfer[]
  /** What the person's applications cost and is not paid. */
  dues: readonly Due[]
  /** The person's unread messages, with the page that each leads to. */
  unread: readonly { id: string; link: string | undefined; at: Date }[]
  /** When the window that is open now for a school's candidates closes; undefined when no window is open. */
  openUntil(asked: { service: ServiceName; schoolId: string }): Date | undefined
}

/** HOM-03, HOM-07: lists what the person can do or has to know, the most urgent first. */
export function thingsToDo(waiting: Waiting): ThingToDo[] {
  const things = [
    ...waiting.matters.flatMap((matter) => thingOfMatter(matter, waiting)),
    ...waiting.arrivals.flatMap(thingOfArrival),
    ...waiting.transfers.flatMap(thingOfTransfer),
    ...waiting.dues.flatMap(thingOfDue),
    ...waiting.drafts.flatMap((draft) => thingOfDraft(draft, waiting)),
  ]
  return things.toSorted(
    (one, other) =>
      RANK[one.kind] - RANK[other.kind] ||
      untilOf(one) - untilOf(other) ||
      one.title.localeCompare(other.title),
  )
}

/**
 * The order of the list: amendments first, then rejected applications that can be filed again; news that require no
 * action come last.
 */
const RANK = {
  amending: 0,
  to_confirm: 1,
  to_sign: 1,
  rejected: 2,
  payable: 3,
  unsent: 4,
  begun: 5,
  decided: 6,
} as const satisfies Record<ThingToDo['kind'], number>

function untilOf(thing: ThingToDo): number {
  switch (thing.kind) {
    case 'decided':
      return -Date.parse(thing.decidedAt)
    case 'to_sign':
      return Date.parse(thing.lastDay)
    case 'payable':
      return thing.lastDay === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(thing.lastDay)
    case 'amending':
    case 'to_confirm':
    case 'rejected':
    case 'unsent':
    case 'begun':
      return Date.parse(thing.until)
    default:
      return thing satisfies never
  }
}

function thingOfMatter(matter: OwnMatter, waiting: Waiting): ThingToDo[] {
  const { settled, transfers, unread, openUntil } = waiting
  const { service, title, ticket, state, draft } = matter
  const own = { service, title, ticket, applicationId: matter.id }
  const { amendUntil } = matter
  if (amendUntil) return [{ kind: 'amending', ...own, until: amendUntil.toISOString() }]
  const closesAt = openUntil(matter)
  if (closesAt !== undefined) {
    const until = closesAt.toISOString()
    if (state === 'rejected' && !matter.isBarred && !settled.has(matter.id))
      return [{ kind: 'rejected', ...own, until }]
    if (state === 'pending' && draft)
      return [{ kind: 'unsent', ...own, draftId: draft.id, savedAt: draft.savedAt.toISOString(), until }]
  }
  if (state !== 'approved' && state !== 'rejected') return []
  // Its approval is told by what has to be signed, and is no news of what came to nothing: the messages tell that.
  if (transfers.some(({ applicationId }) => applicationId === matter.id)) return []
  const address = applicationAddress(matter)
  const news = unread.find(({ link, at }) => link === address && at >= matter.movedAt)
  if (news === undefined) return []
  return [
    {
      kind: 'decided',
      ...own,
      verdict: state,
      decidedAt: matter.movedAt.toISOString(),
      messageId: news.id,
    },
  ]
}

function thingOfDraft(draft: OpenDraft, { openUntil }: Waiting): ThingToDo[] {
  const { id, service, ticket, isBarred, savedAt } = draft
  const closesAt = isBarred ? undefined : openUntil(draft)
  if (closesAt === undefined) return []
  const [saved, until] = [savedAt.toISOString(), closesAt.toISOString()]
  const { title } = SERVICES[service]
  return [{ kind: 'begun', service, title, ticket, draftId: id, savedAt: saved, until }]
}

/** TRI-02: what waits for its confirmation, once it is said until when. */
function thingOfArrival(arrival: OwnArrival): ThingToDo[] {
  const { state, notice, originProvince, ticket, id: arrivalId } = arrival
  if (state !== 'to_confirm' || notice === undefined) return []
  const title = `${SERVICES['transfer-in'].title}（${originProvince}）`
  // Before its time a confirmation on the page is not possible yet, and no reason to go to the school.
  const online = notice.mode !== 'on_site'
  const { opensAt: from, closesAt: until } = notice
  return [{ kind: 'to_confirm', title, ticket, arrivalId, online, from, until }]
}

/** TRO-02: what lapses unless it is signed at the school. */
function thingOfTransfer({
  service,
  province,
  ticket,
  applicationId,
  state,
  signBy: lastDay,
}: DecidedTransfer): ThingToDo[] {
  if (state !== 'to_sign' || !isServiceName(service)) return []
  const title = `${SERVICES[service].title}（${province}）`
  return [{ kind: 'to_sign', service, title, ticket, applicationId, lastDay }]
}

/** GRA-09: only what can be paid here and now; the page of the orders says what is to come or is over. */
function thingOfDue({ service, applicationId, ticket, fee }: Due): ThingToDo[] {
  if (fee.state !== 'payable') return []
  const { title, fen, payableUntil, orderId } = fee
  return [
    {
      ...{ kind: 'payable', service, title, ticket, applicationId, fen },
      ...(payableUntil === undefined ? {} : { lastDay: payableUntil }),
      ...(orderId === undefined ? {} : { orderId }),
    },
  ]
}
