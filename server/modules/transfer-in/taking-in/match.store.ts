import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { TAKEN_BACK } from '../arriving/matching/decide-match.rules.ts'

/** Finds whose 准考证 that is, with the chain by which what arrives for it is decided. */
export async function findOwner(tx: Tx, { ticketId, at }: { ticketId: string; at: Date }) {
  const { rows } = await sql<{ personId: string; ticketId: string; schoolId: string; chain: string[] }>`
    select t.person_id as "personId", t.id as "ticketId", t.school_id as "schoolId", n.levels as chain
    from tickets t cross join (select levels from review_chains where service = 'transfer-in' and valid_from <= ${at}
      order by valid_from desc limit 1) n
    where t.id = ${ticketId}`.execute(tx)
  return rows[0]
}

/** Matches waiting arrivals with 准考证, each with its step; answers those that were still waiting. What staff took back of a person, no rule gives to that person again. */
export async function matchAll(
  tx: Tx,
  { pairs, at }: { pairs: readonly { id: string; ticketId: string }[]; at: Date },
): Promise<string[]> {
  if (pairs.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    with waiting as (
        select a.id, r."ticketId" from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as r(id uuid, "ticketId" uuid)
          join arrivals a on a.id = r.id where a.state = 'unmatched' and not exists (
            select from arrival_candidates c join tickets t on t.id = r."ticketId"
            where c.arrival_id = a.id and c.person_id = t.person_id and ${TAKEN_BACK} = any(c.reasons))
          order by a.id for update of a),
      matched as (
        update arrivals a set person_id = t.person_id, ticket_id = t.id, school_id = t.school_id, state = 'under_review', chain = n.levels,
          level = 1, version = a.version + 1, moved_at = ${at}::timestamptz
        from waiting w join tickets t on t.id = w."ticketId" cross join (select levels from review_chains where service = 'transfer-in'
          and valid_from <= ${at}::timestamptz order by valid_from desc limit 1) n
        where a.id = w.id and a.state = 'unmatched' returning a.id, a.revision),
      noted as (
        insert into arrival_steps (arrival_id, seq, kind, revision, at, from_state)
        select m.id, (select max(s.seq) + 1 from arrival_steps s where s.arrival_id = m.id), 'matched', m.revision, ${at}::timestamptz, 'unmatched'
        from matched m)
    select id from matched order by id`.execute(tx)
  return rows.map(({ id }) => id)
}
