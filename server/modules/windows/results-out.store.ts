import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** A round as it is to be; `school`: the code, of a file. Without a school: that of every school without times of its own. */
interface RoundToBe {
  key?: string
  service: string
  round: string
  schoolId?: string | null
  school?: string | null
  closesAt: Date
}

/**
 * WIN-01, GRA-12: lists the keys of the rounds that would stay open for longer than they were, although somebody who filed in them is on a
 * list that two persons have agreed to publish after the closing. Their results are out then: whoever is late belongs to another round.
 */
export async function listReopened(tx: Tx, rounds: readonly RoundToBe[]): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select coalesce(r.key, '') as key
    from jsonb_to_recordset(${JSON.stringify(rounds)}::jsonb)
      as r(key text, service text, round text, "schoolId" uuid, school text, "closesAt" timestamptz)
    left join schools s on s.id = r."schoolId" or s.code = r.school
    where exists (
      select from windows w join filings f on f.window_id = w.id
      join application_revisions v on v.person_id = f.person_id and v.filing_id = f.id
      join applications a on a.person_id = v.person_id and a.id = v.application_id
      join graduation_publication_entries e on e.application_id = a.id
      join graduation_publications p on p.id = e.publication_id
      where w.service = r.service and w.round = r.round and upper(w.period) < r."closesAt"
        and (w.school_id is null or w.school_id = s.id) and (s.id is null or a.school_id = s.id)
        and p.state in ('approved', 'halted') and p.publish_at >= upper(w.period))
    order by 1`.execute(tx)
  return rows.map(({ key }) => key)
}
