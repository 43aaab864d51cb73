import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { ExemptionQuestion } from '#rulebook/exemption/judge-exemption.ts'

/**
 * EXM-06: lists the courses that a person has applied for or was exempted from, over all 准考证, with the credentials used
 * for them. A used number marks every credential of the wallet with that number as used, because a certificate that was
 * entered twice is still one certificate.
 */
export async function listTakenUp(
  tx: Tx,
  key: { personId: string; except: string | undefined },
): Promise<ExemptionQuestion[]> {
  const { rows } = await sql<{ subject: string; credential_id: string; type: string }>`
    select a.subject, coalesce(c.id, f.credential_id) as credential_id, f.type
    from applications a
    join filed_credentials f on f.person_id = a.person_id and f.application_id = a.id and f.revision = a.revision
    left join credentials c on c.person_id = f.person_id and c.number_index = f.number_index
    where a.person_id = ${key.personId} and a.service = 'exemption' and a.state not in ('rejected', 'withdrawn')
      and (${key.except ?? null}::text is null or a.subject <> ${key.except ?? ''})
    order by a.application_no, credential_id limit 1000`.execute(tx)
  return [...Map.groupBy(rows, ({ subject }) => subject)].map(([course, all]) => ({
    course,
    credentials: all.map(({ credential_id: id, type }) => ({ id, type, fields: {} })),
  }))
}
