import { sql } from 'kysely'
import type { SoughtNumber } from '#modules/evidence/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { ExemptionQuestion } from '#rulebook/exemption/judge-exemption.ts'

/**
 * Lists the courses that a person has applied for or was exempted from, over all 准考证, with the credentials used for them. `numbers`: the
 * digests under which the numbers of the wallet are looked for; a credential of the wallet with a used number counts under both types.
 */
export async function listUses(
  tx: Tx,
  key: { personId: string; except: string | undefined; numbers: readonly SoughtNumber[] },
): Promise<ExemptionQuestion[]> {
  const ids = key.numbers.map(({ credentialId }) => credentialId)
  const indexes = key.numbers.map(({ index }) => index)
  const { rows } = await sql<{ subject: string; credential_id: string; type: string }>`
    select a.subject, u.credential_id, u.type
    from applications a
    join filed_credentials f on f.person_id = a.person_id and f.application_id = a.id and f.revision = a.revision
    cross join lateral (
      select f.credential_id, f.type
      union select c.id, t.type from unnest(${ids}::uuid[], ${indexes}::bytea[]) as n (credential_id, number_index)
        join credentials c on c.person_id = f.person_id and c.id = n.credential_id
        cross join lateral (values (c.type), (f.type)) as t (type)
      where n.number_index = f.number_index) u
    where a.person_id = ${key.personId} and a.service = 'exemption' and a.state not in ('rejected', 'withdrawn')
      and (${key.except ?? null}::text is null or a.subject <> ${key.except ?? ''})
    order by a.application_no, u.credential_id, u.type limit 1000`.execute(tx)
  return [...Map.groupBy(rows, ({ subject }) => subject)].map(([course, all]) => ({
    course,
    credentials: all.map(({ credential_id: id, type }) => ({ id, type, fields: {} })),
  }))
}
