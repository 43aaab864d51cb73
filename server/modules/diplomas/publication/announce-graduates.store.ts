import { sql } from 'kysely'
import { insertMessages } from '#modules/messages/public.ts'
import type { Tx } from '#platform/db/database.ts'

/** Writes one message to each graduate of a list. Its id is derived from the diploma, so that repeated runs write it once. */
export function announceGraduates(
  tx: Tx,
  { publicationId, at }: { publicationId: string; at: Date },
): Promise<number> {
  const rows = sql`
    select d.person_id, d.ticket_id, md5('graduated ' || d.id)::uuid as id,
      '您已毕业：' || d.major_name || '（' || b.name || '）' as title,
      '毕业证书编号 ' || d.diploma_no || '。证书的领取时间和地点，请留意主考学校的通知。' as body, '/person' as link
    from diplomas d join graduation_batches b on b.id = d.batch_id
    where d.publication_id = ${publicationId} and d.state = 'assigned'
    order by d.person_id, d.id`
  return insertMessages(tx, rows, at)
}
