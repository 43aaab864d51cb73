import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { EXCEPTED } from './graduates.store.ts'

/**
 * Lists the numbers of the applications in a proposed list that can no longer be published as they were proposed: undone or
 * decided again since, the 准考证 no longer 在籍, a diploma elsewhere, or a newer audit that says otherwise. The caller has
 * locked the applications and their persons.
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
    where e.publication_id = ${publicationId} and (
      a.state <> 'approved' or a.version <> e.application_version or t.state <> 'active'
      or exists (select from diplomas o where o.state = 'assigned'
        and (o.ticket_id = a.ticket_id or (o.person_id = a.person_id and o.major_code = a.subject and o.level = m.level)))
      or not ${EXCEPTED} and coalesce((select x.verdict <> 'qualifies'
        from graduation_audits u join graduation_audit_lines x on x.audit_id = u.id and x.subject_id = a.id
        where u.batch_id = ${batchId} and u.scope = 'batch' and u.state = 'done'
        order by u.requested_at desc, u.id desc limit 1), false))
    order by a.application_no limit 1000`.execute(tx)
  return rows.map(({ application_no }) => application_no)
}
