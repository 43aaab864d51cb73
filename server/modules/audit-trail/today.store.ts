import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** What was written into the trail since an instant, by action and whether an officer did it, and how many sign-ins of officers failed. */
export interface Today {
  actions: readonly { action: string; byStaff: boolean; count: number }[]
  failedSignIns: number
}

/** Counts the entries of the trail and the failed sign-ins of officers since an instant (TRL-01). */
export async function countSince(tx: Tx, since: Date): Promise<Today> {
  const { rows: actions } = await sql<{ action: string; byStaff: boolean; count: number }>`
    select action, actor_kind = 'staff' as "byStaff", count(*)::int as count from audit_entries where at >= ${since}
    group by 1, 2 order by 1, 2`.execute(tx)
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from sign_ins where at >= ${since} and staff_id is not null
      and outcome in ('failed', 'locked')`.execute(tx)
  return { actions, failedSignIns: rows[0]?.count ?? 0 }
}
