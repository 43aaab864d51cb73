import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** What gave scores: an approved application, or a confirmed arrival. */
type Giver = { applicationId: string } | { arrivalId: string }

/**
 * Finds a diploma of a person that has come out by an instant, stands, and rests on a score that an application or an arrival gave, under
 * whichever 准考证: a graduation counts the scores of all of them (AUD-02). What it rests on is what the audit of its approval met its
 * requirements with.
 */
export async function findCountingDiploma(
  tx: Tx,
  { personId, at, ...giver }: { personId: string; at: Date } & Giver,
): Promise<{ diplomaNo: string; batchName: string } | undefined> {
  const isFromGiver =
    'applicationId' in giver
      ? sql`s.application_id = ${giver.applicationId}`
      : sql`s.arrival_id = ${giver.arrivalId}`
  const { rows } = await sql<{ diplomaNo: string; batchName: string }>`
    select d.diploma_no as "diplomaNo", b.name as "batchName"
    from diplomas d join graduation_publications p on p.id = d.publication_id join graduation_batches b on b.id = d.batch_id
    cross join lateral (
      select x.answer::jsonb as answer from degree_decisions x
      where x.person_id = d.person_id and x.application_id = d.application_id and x.kind = 'approved'
      order by x.decided_at desc, x.id desc limit 1) x
    where d.person_id = ${personId} and d.state = 'assigned' and p.state = 'approved' and p.publish_at <= ${at}
      and exists (select from scores s where s.person_id = d.person_id and s.state = 'valid' and ${isFromGiver}
        and s.id::text in (select met #>> '{}' from jsonb_path_query(x.answer, '$.met[*].scores[*]') as met))
    order by d.assigned_at, d.id limit 1`.execute(tx)
  return rows[0]
}

/** How such a diploma stands in the way of taking the scores back, and what comes first. */
export function wordsOfCounting({ diplomaNo, batchName }: { diplomaNo: string; batchName: string }): string {
  return `其中的成绩已用于该考生在「${batchName}」毕业批次的毕业证书（编号 ${diplomaNo}）。请先在「毕业批次」中由两人撤销该毕业证书。`
}
