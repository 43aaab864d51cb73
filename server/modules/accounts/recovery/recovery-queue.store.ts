import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** A page of one list: so many, and what follows is asked for by the last one. */
export const PAGE = 50

/** Which requests somebody asks for. */
export interface Asked {
  list: 'open' | 'unmatched' | 'handled'
  /** The schools whose candidates the officer serves; undefined: all, and requests of nobody on record. */
  schoolIds: readonly string[] | undefined
  after: string | undefined
}

/**
 * Lists requests with what the record says of the named person: those that wait, the oldest first, and what was decided, the
 * newest first. One more than a page, so that the reader knows whether there are more.
 */
export async function listRequests(tx: Tx, { list, schoolIds, after }: Asked) {
  const requests = requestsOf(tx, list, schoolIds)
    .leftJoin('staff as c', 'c.id', 'r.checked_by')
    .leftJoin('staff as d', 'd.id', 'r.decided_by')
    .leftJoin('staff as s', 's.id', 'r.started_by')
    .select([
      'r.id',
      'r.state',
      'r.claimed_name',
      'r.ticket_no',
      'r.contact_cipher',
      'r.explanation',
      'r.explanation_cipher',
      'r.created_at',
      'r.checked_by',
      'r.checked_at',
      'r.check_note',
      'r.decided_at',
      'r.decision_note',
      'r.code_used_at',
      'r.code_expires_at',
      'r.started_by',
      's.name as starter_name',
      'c.name as checker_name',
      'd.name as decider_name',
      'p.name as record_name',
      'p.id_number_cipher',
      'p.phone_cipher',
      't.id as ticket_id',
    ])
  const last = (column: 'created_at' | 'decided_at') =>
    sql`(select ${sql.ref(`l.${column}`)}, l.id from recovery_requests l where l.id = ${after})`
  if (list === 'handled')
    return (after ? requests.where(sql<boolean>`(r.decided_at, r.id) < ${last('decided_at')}`) : requests)
      .orderBy('r.decided_at', 'desc')
      .orderBy('r.id', 'desc')
      .limit(PAGE + 1)
      .execute()
  return (after ? requests.where(sql<boolean>`(r.created_at, r.id) > ${last('created_at')}`) : requests)
    .orderBy('r.created_at')
    .orderBy('r.id')
    .limit(PAGE + 1)
    .execute()
}

/** Counts the requests of a list. */
export async function countRequests(tx: Tx, { list, schoolIds }: Omit<Asked, 'after'>): Promise<number> {
  const { count } = await requestsOf(tx, list, schoolIds)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** M8: whatever anybody sends for nobody on record waits in a list of its own, and hides no request of a candidate. */
function requestsOf(tx: Tx, list: Asked['list'], schoolIds: readonly string[] | undefined) {
  let requests = tx
    .selectFrom('recovery_requests as r')
    .leftJoin('persons as p', 'p.id', 'r.person_id')
    .leftJoin('tickets as t', (join) =>
      join.onRef('t.person_id', '=', 'p.id').onRef('t.ticket_no', '=', 'r.ticket_no'),
    )
    .where('r.state', 'in', list === 'handled' ? ['granted', 'refused'] : ['open', 'checked'])
  if (list === 'open') requests = requests.where('t.id', 'is not', null)
  if (list === 'unmatched') requests = requests.where('t.id', 'is', null)
  return schoolIds ? requests.where(ofSchools(schoolIds)) : requests
}

function ofSchools(schoolIds: readonly string[]) {
  return sql<boolean>`exists (select from tickets s where s.person_id = r.person_id and s.school_id = any(${[...schoolIds]}::uuid[]))`
}

/** Locks a request that waits, in the officer's scope, so that whoever decides at the same moment sees what was decided. */
export async function lockRequest(
  tx: Tx,
  { id, schoolIds }: { id: string; schoolIds: readonly string[] | undefined },
) {
  const request = tx
    .selectFrom('recovery_requests as r')
    .select(['r.id', 'r.person_id', 'r.state', 'r.checked_by', 'r.started_by'])
    .where('r.id', '=', id)
    .where('r.state', 'in', ['open', 'checked'])
    .forUpdate()
  return (schoolIds ? request.where(ofSchools(schoolIds)) : request).executeTakeFirst()
}

interface By {
  id: string
  staffId: string
  at: Date
  note: string
}

/** Records that the first officer has checked the evidence of a locked request. */
export async function checkRequest(tx: Tx, { id, staffId, at, note }: By): Promise<void> {
  await tx
    .updateTable('recovery_requests')
    .set({ state: 'checked', checked_by: staffId, checked_at: at, check_note: note })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute()
}

/** Settles a locked request. */
export async function settleRequest(
  tx: Tx,
  decision: By & { state: 'granted' | 'refused'; code: { digest: Buffer; expiresAt: Date } | undefined },
): Promise<void> {
  await tx
    .updateTable('recovery_requests')
    .set({
      state: decision.state,
      decided_by: decision.staffId,
      decided_at: decision.at,
      decision_note: decision.note,
      code_digest: decision.code?.digest ?? null,
      code_expires_at: decision.code?.expiresAt ?? null,
    })
    .where('id', '=', decision.id)
    .where('state', 'in', ['open', 'checked'])
    .execute()
}
