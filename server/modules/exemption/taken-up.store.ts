import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { ExemptionQuestion } from '#rulebook/exemption/judge-exemption.ts'

/** A credential that is offered now, and one of the digests that its number has. */
interface OfferedNumber {
  credentialId: string
  type: string
  index: Buffer
}

/**
 * Lists the courses that a person has applied for or was exempted from, over all 准考证, with the credentials used for them. `numbers`: the
 * digests under which the numbers of what is offered now are looked for; an offered credential with a used number counts under both types.
 */
export async function listUses(
  tx: Tx,
  key: { personId: string; except: string | undefined; numbers: readonly OfferedNumber[] },
): Promise<ExemptionQuestion[]> {
  const ids = key.numbers.map(({ credentialId }) => credentialId)
  const types = key.numbers.map(({ type }) => type)
  const indexes = key.numbers.map(({ index }) => index)
  const { rows } = await sql<{ subject: string; credential_id: string; type: string }>`
    select a.subject, u.credential_id, u.type
    from applications a
    join filed_credentials f on f.person_id = a.person_id and f.application_id = a.id and f.revision = a.revision
    cross join lateral (
      select f.credential_id, f.type
      union select n.credential_id, t.type
        from unnest(${ids}::uuid[], ${types}::text[], ${indexes}::bytea[]) as n (credential_id, type, number_index)
        cross join lateral (values (n.type), (f.type)) as t (type)
      where n.number_index = f.number_index) u
    where a.person_id = ${key.personId} and a.service = 'exemption' and a.state not in ('rejected', 'withdrawn')
      and (${key.except ?? null}::text is null or a.subject <> ${key.except ?? ''})
    order by a.application_no, u.credential_id, u.type limit 1000`.execute(tx)
  return [...Map.groupBy(rows, ({ subject }) => subject)].map(([course, all]) => ({
    course,
    credentials: all.map(({ credential_id: id, type }) => ({ id, type, fields: {} })),
  }))
}

/** Another course of the person that is applied for or exempted. */
export interface OtherUse {
  id: string
  person_id: string
  revision: number
  subject: string
  /** Whether it was filed before this course, or is decided already; together with it; or after it. */
  turn: 'before' | 'together' | 'after'
}

/**
 * Lists those other courses in the order in which they were filed, as they stand to the application for this course: what was approved comes
 * before what is open, and among those that are alike whichever was filed first. Of a course that is not applied for any more all come before.
 */
export async function listOthers(
  tx: Tx,
  { personId, subject }: { personId: string; subject: string },
): Promise<OtherUse[]> {
  const { rows } = await sql<OtherUse>`
    with standing as (
      select a.id, a.person_id, a.revision, a.subject, r.filing_id, (a.filed_at, r.filing_id) as place, a.state = 'approved' as is_approved
      from applications a join application_revisions r
        on r.person_id = a.person_id and r.application_id = a.id and r.revision = a.revision
      where a.person_id = ${personId} and a.service = 'exemption' and a.state not in ('rejected', 'withdrawn')
    ), mine as (select place, filing_id, is_approved from standing where subject = ${subject} order by place desc limit 1)
    select o.id, o.person_id, o.revision, o.subject,
      case when m.filing_id is null or o.is_approved and not m.is_approved then 'before'
        when m.is_approved and not o.is_approved then 'after'
        when o.filing_id = m.filing_id then 'together'
        when o.place < m.place then 'before' else 'after' end as turn
    from standing o left join mine m on true
    where o.subject <> ${subject} order by o.place, o.id limit 1000`.execute(tx)
  return rows
}
