import type { ServiceName } from '#contracts/applications.ts'
import type { QueueItem, reviewQueue, reviewQueues } from '#contracts/office-reviews.ts'
import type { QueryOf, ReplyOf } from '#contracts/route.ts'
import type { Services } from '#modules/applications/public.ts'
import { matchPersons } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import type { Reviewer } from './claim-review.ts'
import {
  type Cursor,
  countWaiting,
  listDecided,
  listHeld,
  listWaiting,
  type QueueRow,
} from './queue.store.ts'
import { reviewScopeOf } from './review-scope.policy.ts'

const PAGE = 50
/** Counting further tells nobody more. */
const COUNTED = 1_000

/** REV-01: what waits for the actor, service by service and level by level. */
export function viewQueues(deps: Deps, services: Services, { actor, deadline }: Reviewer) {
  const at = deps.clock.now()
  const scope = reviewScopeOf(actor)
  return deps.database.read(deadline, async (tx) => {
    const queues: ReplyOf<typeof reviewQueues>['queues'] = []
    for (const service of Object.keys(services) as ServiceName[]) {
      const held = await listHeld(tx, { service, scope, at, limit: PAGE, staffId: actor.staffId })
      const levels = [
        ...(scope.schoolIds.length > 0 ? [{ level: 'school' as const, schoolIds: scope.schoolIds }] : []),
        ...(scope.authority ? [{ level: 'authority' as const, schoolIds: undefined }] : []),
      ]
      for (const { level, schoolIds } of levels) {
        const { count, oldest } = await countWaiting(tx, { service, schoolIds, limit: COUNTED + 1 })
        queues.push({
          service,
          level,
          waiting: Math.min(count, COUNTED),
          more: count > COUNTED,
          ...(oldest ? { oldestAt: oldest.toISOString() } : {}),
          held: held.length,
        })
      }
    }
    return { queues }
  })
}

/** REV-01: one page of a queue; what the actor holds; what the actor has decided. */
export function viewQueue(deps: Deps, query: QueryOf<typeof reviewQueue>, { actor, deadline }: Reviewer) {
  const at = deps.clock.now()
  const asked = { service: query.service, scope: reviewScopeOf(actor), at, staffId: actor.staffId }
  return deps.database.read(deadline, async (tx) => {
    if (query.show === 'mine') return page(await listHeld(tx, { ...asked, limit: PAGE }), actor.staffId)
    if (query.show === 'decided') return page(await listDecided(tx, { ...asked, limit: PAGE }), actor.staffId)
    const search = await searchOf(tx, deps, query.q?.trim() ?? '')
    const rows = await listWaiting(tx, { ...asked, ...search, after: cursorOf(query.after), limit: PAGE + 1 })
    const shown = rows.slice(0, PAGE)
    const last = rows.length > PAGE ? shown.at(-1) : undefined
    return {
      ...page(shown, actor.staffId),
      ...(last ? { after: `${last.filed_at.toISOString()}_${last.id}` } : {}),
    }
  })
}

/** A row as the desk shows it. */
export function viewQueueRow(row: QueueRow, staffId: string): QueueItem {
  return {
    id: row.id,
    applicationNo: row.application_no,
    service: row.service,
    title: row.title,
    personName: row.person_name,
    ticketNo: row.ticket_no,
    schoolName: row.school_name,
    majorName: row.major_name,
    state: row.state,
    revision: row.revision,
    filedAt: row.filed_at.toISOString(),
    ...(row.claimer ? { claimedBy: row.claimer } : {}),
    ...(row.claim_expires_at ? { claimExpiresAt: row.claim_expires_at.toISOString() } : {}),
    mine: row.claimed_by === staffId,
  }
}

function page(rows: readonly QueueRow[], staffId: string) {
  return { items: rows.map((row) => viewQueueRow(row, staffId)) }
}

async function searchOf(tx: Tx, deps: Deps, q: string) {
  if (q === '') return { personIds: undefined, applicationNo: undefined }
  const applicationNo = /^\d{1,9}$/.test(q) ? Number(q) : undefined
  return { personIds: await matchPersons(tx, deps, q), applicationNo }
}

/** A cursor that is not ours begins at the beginning. */
function cursorOf(after: string | undefined): Cursor | undefined {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f-]{36})$/.exec(after ?? '') ?? []
  return at && id ? { at: new Date(at), id } : undefined
}
