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
