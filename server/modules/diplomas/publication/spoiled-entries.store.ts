import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { HAS_LEFT_SINCE_AUDIT, IS_LEAVING_ELSEWHERE } from './leaving.store.ts'
import { IS_FAILED, IS_OUTDATED, newestAudit } from './newest-audit.store.ts'

/**
 * Lists the numbers of the applications in a list that can no longer be published as they were proposed: undone or
 * decided again since, the 准考证 no longer 在籍, another one on its way out, a diploma of another list, a sanction that holds, a score that was
 * corrected or left since the audit, a fee that was paid back, or a newer audit that says otherwise. The caller has locked the applications and their persons.
 */
export async function listSpoiledEntries(
  tx: Tx,
  { publicationId, batchId }: { publicationId: string; batchId: string },
): Promise<number[]> {
  const { rows } = await sql<{ application_no: number }>`
    select a.application_no
    from graduation_publication_entries e
    join applications a on a.id = e.application_id
    join tickets t on t.id = a.ticket_id
    join majors m on m.school_id = a.school_id and m.code = a.subject
    ${newestAudit(sql`${batchId}`)}
    where e.publication_id = ${publicationId} and (
      a.state <> 'approved' or a.version <> e.application_version or t.state <> 'active' or ${IS_LEAVING_ELSEWHERE}
      or exists (select from diplomas o where o.state = 'assigned' and o.publication_id <> e.publication_id
        and (o.ticket_id = a.ticket_id or (o.person_id = a.person_id and o.major_code = a.subject and o.level = m.level)))
      or exists (select from sanctions k join graduation_batches b on b.id = ${batchId}
        where k.person_id = a.person_id and k.state in ('in_force', 'revocation_asked') and k.until > b.graduates_on)
      or is_fee_owed(a.id, 'publication')
      or coalesce(${IS_OUTDATED} or ${HAS_LEFT_SINCE_AUDIT} or ${IS_FAILED}, false))
    order by a.application_no limit 1000`.execute(tx)
  return rows.map(({ application_no }) => application_no)
}
