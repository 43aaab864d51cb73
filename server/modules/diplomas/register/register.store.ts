import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { writtenForms } from '#rulebook/folding/alike-characters.ts'
import { fold } from '#rulebook/folding/fold.ts'

export interface RegisterRow {
  id: string
  diploma_no: string
  sequence_no: number
  person_id: string
  ticket_id: string
  holder_name: string
  ticket_no: string
  school_id: string
  school_name: string
  major_code: string
  major_name: string
  level: string
  batch_name: string
  graduates_on: string
  state: 'assigned' | 'withdrawn' | 'revoked'
  ended_at: Date | null
  publication_state: string
  publish_at: Date
  revocation: Revocation | null
  certificates: { id: string; certificateNo: number; reason: string; issuedBy: string; issuedAt: string }[]
}

/** The request to revoke a diploma that is open or was agreed to; dates as PostgreSQL writes them in JSON. */
interface Revocation {
  id: string
  state: 'requested' | 'approved'
  reason: string
  requestedById: string
  requestedBy: string
  requestedAt: string
  decidedBy: string | null
}

/** The register's rows that fulfil a condition on `d` (diplomas), `t` (tickets) and `v` (revocations). */
function register(condition: RawBuilder<unknown>, limit: number) {
  return sql<RegisterRow>`
    select d.id, d.diploma_no, d.sequence_no, d.person_id, d.ticket_id, d.holder_name, t.ticket_no, d.school_id, s.name as school_name, d.major_code,
      d.major_name, d.level, b.name as batch_name, d.graduates_on, d.state, d.ended_at, p.state as publication_state, p.publish_at,
      case when v.id is not null then json_build_object('id', v.id, 'state', v.state, 'reason', v.reason,
        'requestedById', v.requested_by, 'requestedBy', q.name, 'requestedAt', v.requested_at, 'decidedBy', c.name) end as revocation,
      coalesce((select json_agg(json_build_object('id', g.id, 'certificateNo', g.certificate_no, 'reason', g.reason,
          'issuedBy', i.name, 'issuedAt', g.issued_at) order by g.certificate_no)
        from graduation_certificates g join staff i on i.id = g.issued_by where g.diploma_id = d.id), '[]') as certificates
    from diplomas d join tickets t on t.id = d.ticket_id join schools s on s.id = d.school_id
    join graduation_batches b on b.id = d.batch_id join graduation_publications p on p.id = d.publication_id
    left join diploma_revocations v on v.diploma_id = d.id and v.state in ('requested', 'approved')
    left join staff q on q.id = v.requested_by left join staff c on c.id = v.decided_by
    where ${condition} order by d.graduates_on desc, d.diploma_no limit ${limit}`
}

const inSchools = (schoolIds: readonly string[] | undefined) =>
  schoolIds === undefined ? sql`true` : sql`d.school_id = any(${[...schoolIds]}::uuid[])`

/**
 * Finds the diplomas of a number, of a 准考证号, or of holders whose name begins so; the newest first. Each is compared however it was
 * typed: a number in groups, a name in every way in which it may stand on record (UX-02).
 */
export async function findDiplomas(
  tx: Tx,
  { q, schoolIds, limit }: { q: string; schoolIds: readonly string[] | undefined; limit: number },
): Promise<RegisterRow[]> {
  const condition = sql`(d.diploma_no = ${fold('other_ticket_no', q)} or t.ticket_no = ${fold('ticket_no', q)}
    or d.holder_name like any(${startsOf(q)}::text[])) and ${inSchools(schoolIds)}`
  return (await register(condition, limit).execute(tx)).rows
}

function startsOf(q: string): string[] {
  const name = fold('person_name', q)
  // Every name begins with nothing.
  if (!/[\p{L}\p{N}]/u.test(name)) return []
  return writtenForms(name).map((start) => `${start.replaceAll(/[\\%_]/g, '\\$&')}%`)
}

/** Lists the diplomas with an open request to revoke them. */
export async function listOpenRevocations(
  tx: Tx,
  { schoolIds, limit }: { schoolIds: readonly string[] | undefined; limit: number },
): Promise<RegisterRow[]> {
  return (await register(sql`v.state = 'requested' and ${inSchools(schoolIds)}`, limit).execute(tx)).rows
}

/** Lists all diplomas of a person, the withdrawn ones too. */
export async function listOfPerson(tx: Tx, personId: string): Promise<RegisterRow[]> {
  return (await register(sql`d.person_id = ${personId}`, 100).execute(tx)).rows
}

/** Lists the diplomas of a batch that stand, by their number in the register, from one number on. */
export async function listRoster(
  tx: Tx,
  page: { batchId: string; schoolIds: readonly string[] | undefined; after: number; limit: number },
) {
  const { rows } = await sql<
    Pick<
      RegisterRow,
      | 'sequence_no'
      | 'diploma_no'
      | 'holder_name'
      | 'ticket_no'
      | 'school_name'
      | 'major_code'
      | 'major_name'
      | 'level'
      | 'graduates_on'
    > & { gender: string | null; id_number_cipher: Buffer }
  >`
    select d.sequence_no, d.diploma_no, d.holder_name, n.gender, n.id_number_cipher, t.ticket_no, s.name as school_name, d.major_code,
      d.major_name, d.level, d.graduates_on
    from diplomas d join persons n on n.id = d.person_id join tickets t on t.id = d.ticket_id join schools s on s.id = d.school_id
    where d.batch_id = ${page.batchId} and d.state = 'assigned' and ${inSchools(page.schoolIds)} and d.sequence_no > ${page.after}
    order by d.sequence_no limit ${page.limit}`.execute(tx)
  return rows
}

/** Counts the diplomas of a batch that stand. */
export async function countRoster(
  tx: Tx,
  { batchId, schoolIds }: { batchId: string; schoolIds: readonly string[] | undefined },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from diplomas d where d.batch_id = ${batchId} and d.state = 'assigned' and ${inSchools(schoolIds)}`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}
