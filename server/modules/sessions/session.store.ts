import { sql } from 'kysely'
import type { Role } from '#contracts/grants.ts'
import type { StaffGrant } from '#kernel/actor.ts'
import type { Deadline } from '#kernel/deadline.ts'
import type { Database, Tx } from '#platform/db/database.ts'
import { isAlive, SESSION_LIMITS } from './session.rules.ts'
import type { Session } from './session.ts'

export interface NewSession {
  tokenDigest: Buffer
  id: string
  owner: { personId: string; ticketId: string | undefined } | { staffId: string }
  stage: 'activation' | 'enrolment' | 'ready'
  at: Date
  expiresAt: Date
  address: string
  agent: string
}

/** Stores a session; of its token only the digest. */
export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  const { owner } = session
  await tx
    .insertInto('sessions')
    .values({
      token_digest: session.tokenDigest,
      id: session.id,
      person_id: 'personId' in owner ? owner.personId : null,
      ticket_id: 'personId' in owner ? (owner.ticketId ?? null) : null,
      staff_id: 'staffId' in owner ? owner.staffId : null,
      stage: session.stage,
      created_at: session.at,
      seen_at: session.at,
      expires_at: session.expiresAt,
      address: session.address,
      agent: session.agent.slice(0, 200),
    })
    .execute()
}

/**
 * Stores a candidate's session within a larger statement: for the row of `held`, with the 准考证 of `newest`; `first` is the number of its
 * first value.
 */
export function sessionInsert(first: number): string {
  const [digest, id, stage, at, end, address, agent] = [0, 1, 2, 3, 4, 5, 6].map(
    (place) => `$${first + place}`,
  )
  return `insert into sessions (token_digest, id, person_id, ticket_id, stage, created_at, seen_at, expires_at, address, agent)
    select ${digest}::bytea, ${id}::uuid, held.person_id, (select newest.id from newest), ${stage}::text, ${at}::timestamptz, ${at}::timestamptz,
      ${end}::timestamptz, ${address}::text, ${agent}::text from held`
}

/** The values for it. */
export function sessionValues(session: NewSession): unknown[] {
  const { tokenDigest, id, stage, at, expiresAt, address, agent } = session
  return [tokenDigest, id, stage, at, expiresAt, address, agent.slice(0, 200)]
}

interface SessionRow {
  digest: string
  id: string
  person_id: string | null
  staff_id: string | null
  stage: string
  seen_at: Date
  expires_at: Date
  ticket_id: string | null
  ticket_no: string | null
  roles: { role: Role; school_id: string | null }[] | null
}

// Runs for every request whose session is not in memory: therefore one prepared query without a builder.
const FIND = {
  name: 'find-sessions',
  text: `select asked.digest, s.id, s.person_id, s.staff_id, s.stage, s.seen_at, s.expires_at, t.id as ticket_id, t.ticket_no,
      case when s.staff_id is not null then (select jsonb_agg(jsonb_build_object('role', r.role, 'school_id', r.school_id) order by r.role)
        from staff_roles r where r.staff_id = s.staff_id) end as roles
    from unnest($1::text[]) as asked (digest)
    join sessions s on s.token_digest = decode(asked.digest, 'hex')
    left join tickets t on t.id = s.ticket_id
    left join staff f on f.id = s.staff_id
    left join candidate_accounts a on a.person_id = s.person_id
    where f.disabled_at is null and a.disabled_at is null`,
}

/** Finds the sessions of these digests of tokens, in hexadecimal, by the digest: each with what its owner may do now. */
export async function findSessions(
  database: Database,
  deadline: Deadline,
  digests: readonly string[],
): Promise<ReadonlyMap<string, Session>> {
  const rows = await database.prepared<SessionRow & Record<string, unknown>>(deadline, {
    ...FIND,
    values: [digests],
  })
  return new Map(
    rows.flatMap((row) => {
      const session = sessionOf(row)
      return session ? [[row.digest, session] as const] : []
    }),
  )
}

function sessionOf(row: SessionRow): Session | undefined {
  const common = { id: row.id, seenAt: row.seen_at, expiresAt: row.expires_at }
  if (row.person_id) {
    const stage = row.stage === 'ready' ? 'ready' : 'activation'
    return {
      ...common,
      kind: 'candidate',
      stage,
      idleSeconds: SESSION_LIMITS[stage === 'ready' ? 'candidate' : 'activation'].idleSeconds,
      personId: row.person_id,
      ticket: row.ticket_id && row.ticket_no ? { id: row.ticket_id, no: row.ticket_no } : undefined,
    }
  }
  if (!row.staff_id) return undefined
  return {
    ...common,
    kind: 'staff',
    stage: row.stage === 'ready' ? 'ready' : 'enrolment',
    idleSeconds: SESSION_LIMITS.staff.idleSeconds,
    staffId: row.staff_id,
    grants: (row.roles ?? []).map(grantOf),
  }
}

function grantOf({ role, school_id: schoolId }: { role: Role; school_id: string | null }): StaffGrant {
  return { role, scope: schoolId ? { kind: 'school', schoolId } : { kind: 'authority' } }
}

/**
 * Whether a candidate's session goes on. With `hold` it cannot end before the transaction does, so that the trail takes what is done in its name.
 */
export async function isSessionAlive(
  tx: Tx,
  { sessionId, at, hold }: { sessionId: string; at: Date; hold: 'until_commit' | 'no' },
): Promise<boolean> {
  const query = tx
    .selectFrom('sessions')
    .select(['seen_at', 'expires_at'])
    .where('id', '=', sessionId)
    .where('stage', '=', 'ready')
  const row = await (hold === 'until_commit' ? query.forKeyShare() : query).executeTakeFirst()
  if (!row) return false
  const { idleSeconds } = SESSION_LIMITS.candidate
  return isAlive({ seenAt: row.seen_at, expiresAt: row.expires_at, idleSeconds }, at)
}

/**
 * Notes when sessions were last used; a later time already noted stays. Skips sessions that another transaction has
 * locked, so that the statement never waits among thousands, and nodes noting the same sessions do not deadlock.
 */
export async function touchSessions(tx: Tx, seenAt: ReadonlyMap<string, Date>): Promise<void> {
  const [ids, times] = [[...seenAt.keys()], [...seenAt.values()]]
  await sql`with held as (select id from sessions where id = any(${ids}::uuid[]) for no key update skip locked)
    update sessions set seen_at = greatest(seen_at, told.at)
    from held, unnest(${ids}::uuid[], ${times}::timestamptz[]) as told (id, at)
    where sessions.id = held.id and told.id = held.id`.execute(tx)
}

/** Makes one of the session owner's own 准考证 the active one; false when it is another person's. */
export async function setActiveTicket(
  tx: Tx,
  change: { sessionId: string; personId: string; ticketId: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('sessions')
    .set({ ticket_id: change.ticketId })
    .where('id', '=', change.sessionId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('tickets')
          .select(sql<number>`1`.as('one'))
          .where('tickets.id', '=', change.ticketId)
          .where('tickets.person_id', '=', change.personId),
      ),
    )
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Finds when the session's owner last showed the second factor: at the sign-in, or later. */
export async function findProvenAt(tx: Tx, sessionId: string): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('sessions')
    .select(({ fn }) => fn.coalesce('proved_at', 'created_at').as('proven_at'))
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return row?.proven_at
}

/** Notes that the second factor was shown again. */
export async function noteProof(tx: Tx, sessionId: string, at: Date): Promise<void> {
  await tx.updateTable('sessions').set({ proved_at: at }).where('id', '=', sessionId).execute()
}

/** Ends one session. */
export async function deleteSession(tx: Tx, sessionId: string): Promise<void> {
  await tx.deleteFrom('sessions').where('id', '=', sessionId).execute()
}

/** Deletes all sessions of an owner except `keptSessionId`, and answers which. */
export async function deleteSessionsOf(
  tx: Tx,
  owner: { personId: string } | { staffId: string },
  keptSessionId?: string,
): Promise<string[]> {
  let query = tx.deleteFrom('sessions')
  query =
    'personId' in owner
      ? query.where('person_id', '=', owner.personId)
      : query.where('staff_id', '=', owner.staffId)
  if (keptSessionId) query = query.where('id', '<>', keptSessionId)
  const rows = await query.returning('id').execute()
  return rows.map(({ id }) => id)
}

/**
 * Deletes the sessions whose active 准考证 is removed with its batch. Their owners were on record before the batch and sign
 * in again with a 准考证 that they still have.
 */
export async function deleteSessionsOfBatch(tx: Tx, batchId: string): Promise<void> {
  await sql`
    delete from sessions e using tickets t where t.id = e.ticket_id and t.origin_batch_id = ${batchId}`.execute(
    tx,
  )
}

/** Deletes sessions that have ended. */
export async function deleteExpiredSessions(tx: Tx, at: Date): Promise<void> {
  await tx.deleteFrom('sessions').where('expires_at', '<', at).execute()
}
