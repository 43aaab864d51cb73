import type { QueueItem, reviewQueue, reviewQueues, takeNextReview } from '#contracts/office/queues.ts'
import type { BodyOf, ReplyOf } from '#contracts/route.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { matchPersons } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import {
  type Cursor,
  countBySchool,
  countWaiting,
  type DecidedRow,
  hasFiled,
  listDecided,
  listFound,
  listHeld,
  listWaiting,
  type Match,
  type Narrowed,
} from './queue.store.ts'
import type { QueueRow } from './queue-row.store.ts'
import { reviewScopeOf } from './review-scope.policy.ts'

const PAGE = 50
/** Counting stops here, because a larger number helps no reviewer. */
const COUNTED = 1_000
/** Applications that are due within this time can be listed separately. */
const SOON_MS = 3 * 24 * 3600_000

/** REV-01: shows how much waits for the actor, for each service and level. */
export function viewQueues(deps: Deps, { actor, deadline }: Call<StaffActor>) {
  const at = deps.clock.now()
  const scope = reviewScopeOf(actor)
  return deps.database.read(deadline, async (tx) => {
    const queues: ReplyOf<typeof reviewQueues>['queues'] = []
    const schools: ReplyOf<typeof reviewQueues>['schools'] = []
    for (const service of Object.keys(deps.services) as ServiceName[]) {
      const asked = { service, scope, staffId: actor.staffId, at, limit: COUNTED }
      const mine = await listHeld(tx, { ...asked, skip: 0 })
      schools.push({ service, schools: await countBySchool(tx, asked) })
      const levels = [
        ...(scope.schoolIds.length > 0 ? (['school'] as const) : []),
        ...(scope.authority ? (['authority'] as const) : []),
      ]
      for (const level of levels) {
        const { count, oldest } = await countWaiting(tx, { ...asked, level, limit: COUNTED + 1 })
        const exceptions = await countWaiting(tx, { ...asked, level, mark: 'exception' })
        queues.push({
          service,
          level,
          waiting: Math.min(count, COUNTED),
          more: count > COUNTED,
          ...(oldest ? { oldestAt: oldest.toISOString() } : {}),
          held: mine.length,
          exceptions: exceptions.count,
        })
      }
    }
    return { queues, schools }
  })
}

/**
 * REV-01: shows one page of a queue, the applications that the actor holds or has decided, or the result of a search.
 */
export function viewQueue(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  query: BodyOf<typeof reviewQueue>,
) {
  const at = deps.clock.now()
  const skip = skipOf(query.after)
  const place = { who: { staffId: actor.staffId, at }, skip }
  return deps.database.read(deadline, async (tx) => {
    const rows = await listAsked(tx, deps, { actor, query, at, skip, limit: PAGE + 1 })
    const { show, sort = 'oldest' } = query
    return show === 'waiting' && sort === 'oldest' ? firstPage(rows, place.who) : sortedPage(rows, place)
  })
}

/** A row of a queue; of what the reviewer decided, with how and when. */
export type AskedRow = QueueRow & Partial<Pick<DecidedRow, 'decided_kind' | 'decided_at'>>

/** REV-01: lists the rows that a query asks for, in its order. */
export async function listAsked(
  tx: Tx,
  deps: Deps,
  asking: { actor: StaffActor; query: BodyOf<typeof reviewQueue>; at: Date; skip: number; limit: number },
): Promise<AskedRow[]> {
  const { actor, query, at, skip, limit } = asking
  const { service, show, state, sort = 'oldest' } = query
  const asked = { service, scope: reviewScopeOf(actor), at, staffId: actor.staffId, state, skip, limit }
  if (show === 'mine') return listHeld(tx, asked)
  if (show === 'decided') return listDecided(tx, asked)
  const match = await matchOf(tx, deps, { q: query.q?.trim() ?? '', among: hasFiled(asked) })
  if (show === 'all') return match ? listFound(tx, { ...asked, match }) : []
  const after = cursorOf(query.after)
  return listWaiting(tx, { ...asked, ...narrowedTo(query, at), sort, match, after })
}

/** What the filter of a queue asks for at an instant. */
export function narrowedTo(
  { level, due, mark, school, about, evidence, round }: Omit<BodyOf<typeof takeNextReview>, 'service'>,
  at: Date,
): Narrowed {
  return {
    level,
    mark,
    school,
    about,
    evidence,
    round,
    dueAt: due && new Date(at.getTime() + (due === 'soon' ? SOON_MS : 0)),
  }
}

/** Shows a row at the desk. */
export function viewQueueRow(row: AskedRow, { staffId, at }: { staffId: string; at: Date }): QueueItem {
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
    evidenceTypes: row.evidence_types,
    isHeld: row.held_at !== null,
    ...(row.amend_until
      ? { amendment: { until: row.amend_until.toISOString(), isOver: row.amend_until <= at } }
      : {}),
    filedAt: row.filed_at.toISOString(),
    ...(row.claimer ? { claimedBy: row.claimer } : {}),
    ...(row.claim_expires_at ? { claimExpiresAt: row.claim_expires_at.toISOString() } : {}),
    mine: row.claimed_by === staffId,
    ...(row.due_at ? { dueAt: row.due_at.toISOString() } : {}),
    ...(row.decided_kind && row.decided_at
      ? { decided: { kind: row.decided_kind, at: row.decided_at.toISOString() } }
      : {}),
  }
}

interface Who {
  staffId: string
  at: Date
}

function page(rows: readonly AskedRow[], who: Who) {
  return { items: rows.map((row) => viewQueueRow(row, who)) }
}

/**
 * Shows the first page, with the cursor of the next one. The query asks for one row more than a page to see whether
 * there is a next page.
 */
function firstPage(rows: readonly AskedRow[], who: Who) {
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown.at(-1) : undefined
  const after = last && `${last.filed_at.toISOString()}_${last.id}`
  return { ...page(shown, who), ...(after ? { after } : {}) }
}

/** Shows a page of another list; its cursor is a place in it. */
function sortedPage(rows: readonly AskedRow[], { who, skip }: { who: Who; skip: number }) {
  return {
    ...page(rows.slice(0, PAGE), who),
    ...(rows.length > PAGE ? { after: `skip_${skip + PAGE}` } : {}),
  }
}

/** Reads how many rows were shown; a malformed cursor starts at the first page. */
function skipOf(after: string | undefined): number {
  const [, count = '0'] = /^skip_(\d{1,6})$/.exec(after ?? '') ?? []
  return Number(count)
}

async function matchOf(
  tx: Tx,
  deps: Deps,
  search: { q: string; among: ReturnType<typeof hasFiled> },
): Promise<Match | undefined> {
  const { q } = search
  if (q === '') return undefined
  const applicationNo = /^\d{1,9}$/.test(q) ? Number(q) : undefined
  return { personIds: await matchPersons(tx, deps, search), applicationNo }
}

/** Reads a cursor. A malformed cursor starts at the first page. */
function cursorOf(after: string | undefined): Cursor | undefined {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f-]{36})$/.exec(after ?? '') ?? []
  return at && id && !Number.isNaN(Date.parse(at)) ? { at: new Date(at), id } : undefined
}
