import { sql } from 'kysely'
import type { ServiceName } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'

/** What became of the applications that one school has in one window. */
export interface RoundRow {
  id: string
  service: ServiceName
  round: string
  window_school: string | null
  closes_at: Date
  school_id: string | null
  filed: number
  at_school: number
  at_authority: number
  amending: number
  approved: number
  rejected: number
  withdrawn: number
}

/**
 * Counts the applications of every window that is open or closed after an instant, by school. An application counts in the
 * window in which its newest version was filed.
 */
export async function countRound(
  tx: Tx,
  { at, since, services }: { at: Date; since: Date; services: readonly ServiceName[] },
): Promise<RoundRow[]> {
  const { rows } = await sql<RoundRow>`
    select w.id, w.service, w.round, o.name as window_school, upper(w.period) as closes_at, a.school_id,
      count(a.id)::int as filed,
      (count(a.id) filter (where a.state in ('pending', 'in_review') and a.awaits = 'school'))::int as at_school,
      (count(a.id) filter (where a.state in ('pending', 'in_review') and a.awaits = 'authority'))::int as at_authority,
      (count(a.id) filter (where a.state = 'amending'))::int as amending,
      (count(a.id) filter (where a.state = 'approved'))::int as approved,
      (count(a.id) filter (where a.state = 'rejected'))::int as rejected,
      (count(a.id) filter (where a.state = 'withdrawn'))::int as withdrawn
    from windows w
    left join schools o on o.id = w.school_id
    left join (filings f join application_revisions r on r.filing_id = f.id
      join applications a on a.person_id = r.person_id and a.id = r.application_id and a.revision = r.revision) on f.window_id = w.id
    where lower(w.period) <= ${at} and upper(w.period) > ${since} and w.service = any(${services})
    group by w.id, w.service, w.round, o.name, upper(w.period), a.school_id
    order by upper(w.period), w.service, w.id, a.school_id`.execute(tx)
  return rows
}
