import { sql } from 'kysely'
import { isServiceCode, type ServiceCode } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'
import type { BusinessWindow } from '#rulebook/windows/window.ts'

export interface StoredWindow extends BusinessWindow<ServiceCode> {
  id: string
  schoolName: string | undefined
}

interface WindowRow {
  id: string
  service: string
  school_id: string | null
  school_name: string | null
  opens_at: Date
  closes_at: Date
  round: string
  next_expected: string | null
}

/**
 * Lists the windows that closed less than 400 days ago, are open or are still to come; the last to open comes first.
 * Leaves out rows for services that this version does not have.
 */
export async function listWindows(tx: Tx, at: Date): Promise<StoredWindow[]> {
  const { rows } = await sql<WindowRow>`
    select w.id, w.service, w.school_id, s.name as school_name, lower(w.period) as opens_at,
      upper(w.period) as closes_at, w.round, w.next_expected
    from windows w left join schools s on s.id = w.school_id
    where upper(w.period) > ${at}::timestamptz - interval '400 days'
    order by lower(w.period) desc, w.service, w.id
    limit 2000`.execute(tx)
  return rows.flatMap(({ service, ...row }) =>
    isServiceCode(service)
      ? {
          id: row.id,
          service,
          schoolId: row.school_id ?? undefined,
          schoolName: row.school_name ?? undefined,
          opensAt: row.opens_at,
          closesAt: row.closes_at,
          round: row.round,
          nextExpected: row.next_expected ?? undefined,
        }
      : [],
  )
}
