import { sql } from 'kysely'
import { deleteAccountsOfBatch } from '#modules/accounts/public.ts'
import { deletePersonsOfBatch, deleteTicketsOfBatch } from '#modules/registry/public.ts'
import { deleteScoresOfBatch } from '#modules/scores/public.ts'
import { deleteSessionsOfBatch } from '#modules/sessions/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { photoMessageId } from './photos/tell-owners.store.ts'

/** Counts the records that depend on a batch and therefore prevent its rollback. */
export async function countDependants(tx: Tx, batchId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (
      (select count(*) from score_corrections c join scores s on s.person_id = c.person_id and s.id = c.score_id where s.batch_id = ${batchId})
      + (select count(*) from tickets t where t.origin_batch_id = ${batchId} and exists (select 1 from scores s where s.person_id = t.person_id and s.ticket_id = t.id))
      + (select count(*) from tickets t where t.origin_batch_id = ${batchId} and (exists (select 1 from drafts d where d.ticket_id = t.id)
          or exists (select 1 from filings f where f.ticket_id = t.id) or exists (select 1 from applications a where a.ticket_id = t.id)))
      + (select count(*) from tickets t join (
          select ticket_id from score_doubts union select ticket_id from forecast_situations
          union select ticket_id from graduation_audit_lines union select ticket_id from arrivals
        ) u on u.ticket_id = t.id where t.origin_batch_id = ${batchId})
      + (select count(*) from sign_ins i join persons p on p.id = i.person_id where p.origin_batch_id = ${batchId})
      + (select count(*) from messages m join persons p on p.id = m.person_id where p.origin_batch_id = ${batchId}
          and not exists (select from person_corrections c where c.person_id = m.person_id
            and m.id in (${photoMessageId('brought')}, ${photoMessageId('taken_back')})))
      + (select count(*) from sessions e join persons p on p.id = e.person_id where p.origin_batch_id = ${batchId})
      + (select count(*) from sms_outbox o join persons p on p.id = o.person_id where p.origin_batch_id = ${batchId})
      + (select count(*) from recovery_requests q join persons p on p.id = q.person_id where p.origin_batch_id = ${batchId})
      + (select count(*) from phone_codes c join persons p on p.id = c.person_id where p.origin_batch_id = ${batchId})
      + (select count(*) from sanctions k join persons p on p.id = k.person_id where p.origin_batch_id = ${batchId})
      + (select count(*) from candidate_accounts a join persons p on p.id = a.person_id join import_batches b on b.id = p.origin_batch_id
          where p.origin_batch_id = ${batchId} and a.password_set_at > b.applied_at)
      + (select count(*) from person_corrections c join persons p on p.id = c.person_id
          where p.origin_batch_id = ${batchId} and c.batch_id is not null and c.undone_at is null)
      + (select count(*) from persons p join tickets t on t.person_id = p.id
          where p.origin_batch_id = ${batchId} and t.origin_batch_id is distinct from ${batchId})
    )::int as count`.execute(tx)
  return rows[0]?.count ?? 0
}

/** IMP-02: whether one of these batches is in a proposed or approved publication. Ask after locking the batches. */
export async function isAnyOnItsWayOut(tx: Tx, batchIds: readonly string[]): Promise<boolean> {
  const row = await tx
    .selectFrom('publication_batches as pb')
    .innerJoin('publications as p', 'p.id', 'pb.publication_id')
    .select('p.id')
    .where('pb.batch_id', 'in', batchIds)
    .where('p.state', 'in', ['proposed', 'approved'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Lists the 准考证 that a batch brought in and that a 成绩单 of their person names, by person. */
export async function listNamedTickets(
  tx: Tx,
  batchId: string,
): Promise<{ personId: string; ticketId: string }[]> {
  const { rows } = await sql<{ personId: string; ticketId: string }>`
    select distinct t.person_id as "personId", t.id as "ticketId" from tickets t join papers p on p.person_id = t.person_id
    where t.origin_batch_id = ${batchId} and p.kind = 'score_sheet' and p.about && array['ticket:' || t.id]
    order by 1, 2`.execute(tx)
  return rows
}

/** Deletes what the batch brought in, through the module that owns each table; answers the number of scores and 准考证. */
export async function deleteBroughtIn(tx: Tx, batchId: string): Promise<{ count: number }> {
  const scores = await deleteScoresOfBatch(tx, batchId)
  await deleteSessionsOfBatch(tx, batchId)
  const tickets = await deleteTicketsOfBatch(tx, batchId)
  await deleteAccountsOfBatch(tx, batchId)
  await deletePersonsOfBatch(tx, batchId)
  return { count: scores + tickets }
}
