import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export interface AuditRow {
  id: string
  scope: 'batch' | 'record'
  batch_id: string
  graduates_on: string
  school_id: string | null
  school_name: string | null
  major_id: string | null
  major_name: string | null
  asked_on: string
  state: 'running' | 'done' | 'failed'
  total: number
  done: number
  after_id: string | null
  requester: string
  requested_at: Date
  finished_at: Date | null
  qualifies: number
  one_short: number
}

const select = sql`
  select u.id, u.scope, u.batch_id, b.graduates_on, u.school_id, s.name as school_name, u.major_id, m.name as major_name, u.asked_on,
    u.state, u.total, u.done, u.after_id, q.name as requester, u.requested_at, u.finished_at, c.qualifies, c.one_short
  from graduation_audits u join graduation_batches b on b.id = u.batch_id join staff q on q.id = u.requested_by
  left join schools s on s.id = u.school_id left join majors m on m.id = u.major_id
  join lateral (select count(*) filter (where l.verdict = 'qualifies')::int as qualifies,
      count(*) filter (where l.verdict = 'short' and l.fewest = 1)::int as one_short
    from graduation_audit_lines l where l.audit_id = u.id) c on true`

/** Lists the newest audits of a batch, `limit` at most; of some schools only, when the reader's scope is narrower. */
export async function listAudits(
  tx: Tx,
  { batchId, schoolIds, limit }: { batchId: string; schoolIds: readonly string[] | undefined; limit: number },
): Promise<AuditRow[]> {
  const within = schoolIds === undefined ? sql`true` : sql`u.school_id = any(${[...schoolIds]}::uuid[])`
  const { rows } = await sql<AuditRow>`
    ${select} where u.batch_id = ${batchId} and ${within} order by u.requested_at desc, u.id limit ${limit}`.execute(
    tx,
  )
  return rows
}

/** Finds an audit by its id. */
export async function findAudit(tx: Tx, id: string): Promise<AuditRow | undefined> {
  const { rows } = await sql<AuditRow>`${select} where u.id = ${id}`.execute(tx)
  return rows[0]
}

/** Records an audit that begins; false when one of the same scope is running (the unique key decides). */
export async function insertAudit(
  tx: Tx,
  audit: {
    id: string
    scope: 'batch' | 'record'
    batchId: string
    schoolId: string | undefined
    majorId: string | undefined
    askedOn: string
    total: number
    staffId: string
    at: Date
  },
): Promise<boolean> {
  const row = await tx
    .insertInto('graduation_audits')
    .values({
      id: audit.id,
      scope: audit.scope,
      batch_id: audit.batchId,
      school_id: audit.schoolId ?? null,
      major_id: audit.majorId ?? null,
      asked_on: audit.askedOn,
      state: 'running',
      total: audit.total,
      requested_by: audit.staffId,
      requested_at: audit.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export interface NewLine {
  subjectId: string
  ticketId: string
  schoolId: string
  verdict: string
  fewest: number | null
  answer: unknown
}

/**
 * Enters the lines of the next subjects and moves the audit behind them; false when another run of the same job has done
 * so meanwhile, and then nothing is entered.
 */
export async function enterLines(
  tx: Tx,
  page: { auditId: string; after: string | null; lines: readonly NewLine[] },
): Promise<boolean> {
  const last = page.lines.at(-1)
  if (!last) return false
  const { numUpdatedRows } = await tx
    .updateTable('graduation_audits')
    .set((eb) => ({ done: eb('done', '+', page.lines.length), after_id: last.subjectId }))
    .where('id', '=', page.auditId)
    .where('state', '=', 'running')
    .where('after_id', page.after === null ? 'is' : '=', page.after)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  await sql`
    insert into graduation_audit_lines (audit_id, subject_id, ticket_id, school_id, verdict, fewest, answer)
    select ${page.auditId}, r."subjectId", r."ticketId", r."schoolId", r.verdict, r.fewest, r.answer
    from jsonb_to_recordset(${JSON.stringify(page.lines)}::jsonb) as r("subjectId" uuid, "ticketId" uuid, "schoolId" uuid,
      verdict text, fewest smallint, answer jsonb)`.execute(tx)
  return true
}

/** Ends an audit that is running. */
export async function endAudit(
  tx: Tx,
  { id, to, at }: { id: string; to: 'done' | 'failed'; at: Date },
): Promise<void> {
  await tx
    .updateTable('graduation_audits')
    .set((eb) => ({ state: to, finished_at: at, ...(to === 'done' ? { total: eb.ref('done') } : {}) }))
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}

/** Removes audits that were made before an instant, with their lines: how it stood then is nobody's question any more. */
export async function deleteOldAudits(tx: Tx, before: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('graduation_audits')
    .where('requested_at', '<', before)
    .where('state', '<>', 'running')
    .executeTakeFirst()
  return Number(numDeletedRows)
}
