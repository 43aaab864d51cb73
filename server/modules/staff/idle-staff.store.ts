import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/**
 * Disables the accounts that nobody has used since `before`, and answers which. Those who could open them again keep theirs as long as no
 * other of them is in use. The accounts of the demonstration stay.
 */
export async function disableUnusedSince(
  tx: Tx,
  { before, at }: { before: Date; at: Date },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with used as (
      select f.id, greatest(f.enabled_at, f.last_signed_in_at) as at,
        exists (select from staff_roles r where r.staff_id = f.id and r.role = 'security_administrator') as opens_accounts
      from staff f where f.disabled_at is null
    )
    update staff f set disabled_at = ${at} from used u
    where u.id = f.id and f.disabled_at is null and not f.demonstration and u.at < ${before}
      and (not u.opens_accounts or exists (select from used o where o.opens_accounts and o.at >= ${before}))
    returning f.id`.execute(tx)
  return rows.map(({ id }) => id).toSorted()
}
