import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Judged } from '#server/import-kind.ts'
import { countNotes } from '../checking/judged-rows.store.ts'

/**
 * Judges all photographs of `staged` at once, and stores them with what was found. A person is found by one of the 准考证, or by the blind
 * index of the number. What the record says against a photograph is asked again when the batch is applied.
 */
export async function judgePhotos(tx: Tx, { id: batchId, at }: { id: string; at: Date }): Promise<Judged> {
  const { rows } = await sql<{ faulty: boolean; notes: string[]; rows: number }>`
    with read as materialized (
      select r.*, coalesce(t.person_id, p.id) as person_id
      from staged r
      left join tickets t on t.ticket_no = r.ticket_no
      left join lateral (
        select p.id from unnest(r.numbers) n join persons p on p.id_number_index = decode(n, 'hex') limit 1) p on true
    ), twice as (
      select person_id from read where person_id is not null group by 1 having count(*) > 1
    ), alike as (
      select digest from read where digest is not null group by 1 having count(*) > 1 and count(distinct person_id) > 1
    ), judged as materialized (
      select r.*, b.photo_image_id as before,
        r.problems
          || case when r.ticket_no <> '' and r.person_id is null then array['unknown_ticket'] else '{}' end
          || case when r.numbers <> '{}' and r.person_id is null
            then array[case when former.is_so then 'number_replaced' else 'unknown_number' end] else '{}' end
          || case when d.person_id is not null then array['photo_person_twice'] else '{}' end
          || case when a.digest is not null then array['photo_alike'] else '{}' end
          || case when other.is_so then array['photo_of_other'] else '{}' end
          || case when r.person_id is not null then ${againstPhoto(at)} else '{}' end as found,
        r.notes || case when b.photo_image_id is null then '{}' when now.digest = decode(r.digest, 'hex') then array['photo_unchanged']
          else array['photo_replaces'] end as said
      from read r
      left join persons b on b.id = r.person_id
      left join evidence_images now on now.id = b.photo_image_id
      left join twice d on d.person_id = r.person_id
      left join alike a on a.digest = r.digest
      cross join lateral (select exists (
        select from person_corrections c where c.datum = 'idNumber' and c.undone_at is null
          and c.old_index in (select decode(n, 'hex') from unnest(r.numbers) n)) as is_so) former
      cross join lateral (select ${isOfOther(sql`r.digest`, sql`r.person_id`)} as is_so) other
    ), kept as (
      insert into import_rows (batch_id, row_no, cells, ticket_no, person_id, fields, problems, notes)
      select ${batchId}, row_no, cells, ticket_no, person_id, fields || jsonb_build_object('before', before), found, said from judged
    )
    select found <> '{}' as faulty, said as notes, count(*)::int as rows from judged group by 1, 2`.execute(
    tx,
  )
  const sum = (counted: typeof rows) => counted.reduce((total, one) => total + one.rows, 0)
  return {
    total: sum(rows),
    faulty: sum(rows.filter(({ faulty }) => faulty)),
    warnings: [],
    notes: countNotes(rows),
  }
}

/** Whether the photograph of a digest, in hex, is on the record of somebody else. */
export function isOfOther(digest: RawBuilder<unknown>, personId: RawBuilder<unknown>) {
  return sql<boolean>`exists (
    select from evidence_images i join persons o on o.photo_image_id = i.id
    where i.digest = decode(${digest}, 'hex') and o.id <> ${personId})`
}

/**
 * What the record says against a photograph for the person of a row `r`, whose record is `b`: codes. A photograph that was approved for a
 * request (PRF-01), or is being asked for, is newer than one that comes by the thousand.
 */
export function againstPhoto(at: Date) {
  return sql<string[]>`(
    case when not exists (select from tickets t where t.person_id = r.person_id and t.state = 'active' and graduated_at(t.id, ${at}) is null)
      then array['person_left'] else '{}' end
    || case when exists (select from evidence_images i where i.id = b.photo_image_id and i.credential_id is not null)
      then array['photo_by_request'] else '{}' end
    || case when exists (select from applications a where a.person_id = r.person_id and a.service = 'personal-data'
        and (a.subject = 'photo' or a.subject like 'photo.%') and a.state not in ('withdrawn', 'approved', 'rejected'))
      then array['photo_requested'] else '{}' end)`
}
