import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { credentialTypeName, isCredentialType } from '#rulebook/evidence/credential-types.ts'

/**
 * What ids stand for, in the words by which people know the things: the name of a person, the number of a batch. Ids of what is gone,
 * or has no name, are left out. The codes of reasons stand as `reason:code`. A score is found by its person.
 */
export async function findNames(
  tx: Tx,
  ids: readonly string[],
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const any = sql`any(${[...ids]}::uuid[])`
  const { rows } = await sql<{ id: string; name: string }>`
    select s.id, s.name from staff s where s.id = ${any}
    union all select p.id, p.name from persons p where p.id = ${any}
    union all select t.id, t.ticket_no from tickets t where t.id = ${any}
    union all select s.id, s.name from schools s where s.id = ${any}
    union all select g.id, g.name from sittings g where g.id = ${any}
    union all select m.id, m.name from majors m where m.id = ${any}
    union all select a.id, '第 ' || a.application_no || ' 号 ' || a.title from applications a where a.id = ${any}
    union all select f.id, f.receipt_no from filings f where f.id = ${any}
    union all select b.id, '批次 ' || b.batch_no from import_batches b where b.id = ${any}
    union all select p.id, g.name from publications p join sittings g on g.id = p.sitting_id where p.id = ${any}
    union all select b.id, b.name from graduation_batches b where b.id = ${any}
    union all select p.id, b.name from graduation_publications p join graduation_batches b on b.id = p.batch_id where p.id = ${any}
    union all select d.id, d.diploma_no from diplomas d where d.id = ${any}
    union all select o.id, o.order_no from payment_orders o where o.id = ${any}
    union all select a.id, '第 ' || a.arrival_no || ' 号 ' || a.name from arrivals a where a.id = ${any}
    union all select d.id, '第 ' || a.application_no || ' 号' from departures d join applications a on a.id = d.application_id
      where d.id = ${any}
    union all select r.id, r.claimed_name from recovery_requests r where r.id = ${any}
    union all select k.id, p.name from sanctions k join persons p on p.id = k.person_id where k.id = ${any}
    union all select k.id, p.name || ' ' || s.course_code from score_corrections k join persons p on p.id = k.person_id
      join scores s on s.person_id = k.person_id and s.id = k.score_id where k.id = ${any}
    union all select s.id, s.course_code || ' ' || c.name from scores s join courses c on c.code = s.course_code
      where s.person_id = any(${[...personIds]}::uuid[]) and s.id = ${any}
    union all select c.id, c.paper_no from counter_payments c where c.id = ${any}
    union all select r.id, r.refund_no from refunds r where r.id = ${any}
    union all select e.id, coalesce(e.bill_no, e.request_no) from ebills e where e.id = ${any}
    union all select b.id, to_char(b.day, 'YYYY-MM-DD') || ' 第 ' || b.version || ' 份' from bills b where b.id = ${any}
    union all select d.id, coalesce(nullif(d.transaction_no, ''), d.attempt_no) from bill_differences d where d.id = ${any}
    union all select distinct c.window_id, c.round from window_changes c where c.window_id = ${any}
    union all select w.id, w.round from windows w where w.id = ${any}
    union all select k.id, k.name from trusted_keys k where k.id = ${any}
    union all select n.id, s.name from confirmation_notices n join schools s on s.id = n.school_id where n.id = ${any}
    limit 10000`.execute(tx)
  const evidence = await listEvidence(tx, ids, personIds)
  const reasons = await tx
    .selectFrom('reject_reasons')
    .select(['code', 'label'])
    .orderBy('code')
    .limit(1000)
    .execute()
  return new Map([
    ...reasons.map(({ code, label }) => [`reason:${code}`, label] as const),
    ...rows.map(({ id, name }) => [id, name] as const),
    ...evidence.map(({ id, type, seq }) => {
      const name = isCredentialType(type) ? credentialTypeName(type) : type
      return [id, seq === null ? name : `${name} 第 ${seq} 张`] as const
    }),
  ])
}

/** Credentials, their pictures and the links of phones to them, found by their persons. What was removed keeps its row, and its name. */
async function listEvidence(tx: Tx, ids: readonly string[], personIds: readonly string[]) {
  const [any, persons] = [sql`any(${[...ids]}::uuid[])`, sql`any(${[...personIds]}::uuid[])`]
  const { rows } = await sql<{ id: string; type: string; seq: number | null }>`
    select c.id, c.type, null::int as seq from credentials c where c.person_id = ${persons} and c.id = ${any}
    union all select i.id, c.type, i.seq::int from evidence_images i
      join credentials c on c.person_id = i.person_id and c.id = i.credential_id where i.person_id = ${persons} and i.id = ${any}
    union all select l.id, c.type, null from phone_links l
      join credentials c on c.person_id = l.person_id and c.id = l.credential_id where l.person_id = ${persons} and l.id = ${any}
    limit 10000`.execute(tx)
  return rows
}
