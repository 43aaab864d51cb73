import { sql } from 'kysely'
import { insertMessages } from '#modules/messages/public.ts'
import type { Tx } from '#platform/db/database.ts'

/**
 * Lists those of the batches that are the sitting's, applied, and in no proposed or approved publication, and locks them until
 * the transaction ends.
 */
export async function lockWaitingBatches(
  tx: Tx,
  chosen: { sittingId: string; batchIds: readonly string[] },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select b.id from import_batches b
    where b.sitting_id = ${chosen.sittingId} and b.id = any(${[...chosen.batchIds]}::uuid[]) and b.state = 'applied'
      and not exists (select 1 from publication_batches pb join publications p on p.id = pb.publication_id
        where pb.batch_id = b.id and p.state in ('proposed', 'approved'))
    order by b.id for update of b`.execute(tx)
  return rows.map(({ id }) => id)
}

export interface NewPublication {
  id: string
  sittingId: string
  publishAt: Date
  staffId: string
  at: Date
  batchIds: readonly string[]
}

/** Records a proposal with the batches that it would publish. */
export async function insertPublication(tx: Tx, publication: NewPublication): Promise<void> {
  const { id, batchIds } = publication
  await tx
    .insertInto('publications')
    .values({
      id,
      sitting_id: publication.sittingId,
      state: 'proposed',
      publish_at: publication.publishAt,
      proposed_by: publication.staffId,
      proposed_at: publication.at,
    })
    .execute()
  await tx
    .insertInto('publication_batches')
    .values(batchIds.map((batchId) => ({ publication_id: id, batch_id: batchId })))
    .execute()
}

/** Finds the publication of that id and locks it. */
export async function lockPublication(tx: Tx, id: string) {
  return tx
    .selectFrom('publications')
    .select(['id', 'state', 'publish_at', 'proposed_by', 'proposed_at', 'sitting_id'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Lists who uploaded or applied the batches of a publication, entered one a second time, or settled what differed. */
export async function listBringers(tx: Tx, publicationId: string): Promise<string[]> {
  const { rows } = await sql<{ staff_id: string }>`
    with batches as (
      select b.id, b.uploaded_by, b.applied_by from publication_batches pb join import_batches b on b.id = pb.batch_id
      where pb.publication_id = ${publicationId}
    ), seconds as (
      select s.id, s.uploaded_by from batches b join import_batches s on s.entry_of = b.id and s.state = 'compared')
    select uploaded_by as staff_id from batches union select applied_by from batches where applied_by is not null
    union select uploaded_by from seconds
    union select e.settled_by from seconds s join entry_settlements e on e.second_id = s.id
    order by 1 limit 10000`.execute(tx)
  return rows.map(({ staff_id }) => staff_id)
}

/** Takes batches out of a proposed publication, which remembers them; answers how many of them it had. */
export async function leaveOut(tx: Tx, publicationId: string, batchIds: readonly string[]): Promise<number> {
  const leftOut = await tx
    .deleteFrom('publication_batches')
    .where('publication_id', '=', publicationId)
    .where('batch_id', 'in', batchIds)
    .returning(['publication_id', 'batch_id'])
    .execute()
  if (leftOut.length > 0) await tx.insertInto('publication_left_out').values(leftOut).execute()
  return leftOut.length
}

export interface Decision {
  id: string
  to: 'approved' | 'refused'
  staffId: string
  at: Date
  publishAt: Date
  note: string | undefined
}

/** Keeps the second person's decision on a proposed publication; false when another move came first. */
export async function settlePublication(tx: Tx, decision: Decision): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('publications')
    .set({
      state: decision.to,
      decided_by: decision.staffId,
      decided_at: decision.at,
      note: decision.note ?? null,
      publish_at: decision.publishAt,
    })
    .where('id', '=', decision.id)
    .where('state', '=', 'proposed')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Withdraws a publication, and leaves the decision that was made on it; false when another move came first. */
export async function withdrawPublication(
  tx: Tx,
  { id, from, staffId, at }: { id: string; from: 'proposed' | 'approved'; staffId: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('publications')
    .set({ state: 'withdrawn', withdrawn_by: staffId, withdrawn_at: at })
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface PublicationRow {
  id: string
  sitting_name: string
  state: string
  publish_at: Date
  scores: number
  candidates: number
  batch_nos: number[]
  left_out: number[]
  proposed_by: string
  proposer: string
  proposed_at: Date
  decider: string | null
  decided_at: Date | null
  withdrawer: string | null
  withdrawn_at: Date | null
  note: string | null
}

/**
 * Lists all publications that wait for a second person and the newest others, `most` at least if there are as many, or the one of that id. Their counts come from their batches, so that the scores
 * themselves are not read.
 */
export async function listPublications(
  tx: Tx,
  only: { id: string } | { most: number },
): Promise<PublicationRow[]> {
  const id = 'id' in only ? only.id : null
  const most = 'id' in only ? 1 : only.most
  const { rows } = await sql<PublicationRow>`
    select p.id, g.name as sitting_name, p.state, p.publish_at, p.proposed_by, u.name as proposer, p.proposed_at,
      d.name as decider, p.decided_at, w.name as withdrawer, p.withdrawn_at, p.note, c.scores, c.candidates, c.batch_nos, o.left_out
    from publications p
    join sittings g on g.id = p.sitting_id
    join staff u on u.id = p.proposed_by
    left join staff d on d.id = p.decided_by
    left join staff w on w.id = p.withdrawn_by
    join lateral (select coalesce(sum(b.rows_done), 0)::int as scores, coalesce(sum(b.candidates), 0)::int as candidates,
        coalesce(array_agg(b.batch_no::int order by b.batch_no), '{}') as batch_nos
      from publication_batches pb join import_batches b on b.id = pb.batch_id where pb.publication_id = p.id) c on true
    join lateral (select coalesce(array_agg(b.batch_no::int order by b.batch_no), '{}') as left_out
      from publication_left_out l join import_batches b on b.id = l.batch_id where l.publication_id = p.id) o on true
    where ${id}::uuid is null or p.id = ${id}::uuid
    order by (p.state = 'proposed') desc, p.proposed_at desc, p.id
    limit ${most} + (select count(*) from publications where state = 'proposed')`.execute(tx)
  return rows
}

/**
 * Writes one message for each 准考证 whose scores are out (HOM-07). The message's id is derived from the sitting, the 准考证
 * and the newest publication, so that repeated or late runs of the job for several publications write it only once.
 */
export function announce(tx: Tx, publicationId: string, at: Date): Promise<number> {
  const rows = sql`
    with released as (
      select p.id, p.publish_at, pb.batch_id from publications p join publication_batches pb on pb.publication_id = p.id
      where p.sitting_id = (select sitting_id from publications where id = ${publicationId})
        and p.state = 'approved' and p.publish_at <= ${at})
    select s.person_id, s.ticket_id,
      md5('scores released ' || s.sitting_id || ' ' || s.ticket_id || ' ' || extract(epoch from max(r.publish_at)))::uuid as id,
      g.name || '成绩已发布' as title, '您的成绩已可查询。如对成绩有疑问，请在规定时间内向主考学校提出。' as body, '/scores' as link
    from scores s join released r on r.batch_id = s.batch_id join sittings g on g.id = s.sitting_id
    group by s.person_id, s.ticket_id, s.sitting_id, g.name
    having bool_or(r.id = ${publicationId})
    order by s.person_id, s.ticket_id`
  return insertMessages(tx, rows, at)
}
