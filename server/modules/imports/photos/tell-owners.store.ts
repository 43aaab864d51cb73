import { type RawBuilder, sql } from 'kysely'
import { insertMessages } from '#modules/messages/public.ts'
import type { Tx } from '#platform/db/database.ts'

const LOOK = '请在「个人信息」中核对。照片不是您本人的，请申请「个人信息更正」。'

/** Tells everybody whose photograph a batch has changed (MSG-01). */
export async function tellBrought(tx: Tx, { batchId, at }: { batchId: string; at: Date }): Promise<void> {
  await insertMessages(
    tx,
    sql`
      select c.person_id, null::uuid as ticket_id, ${photoMessageId('brought')} as id,
        case when c.old_digest is null then '考籍已登记您的照片' else '考籍登记的照片已更换' end as title,
        case when c.old_digest is null then ${`市教育考试院导入了考生照片，您的照片已登记在考籍中，${LOOK}`}
          else ${`市教育考试院导入了考生照片，您考籍登记的照片已换成新的一张，${LOOK}`} end as body,
        '/person' as link
      from person_corrections c where c.batch_id = ${batchId}`,
    at,
  )
}

/** Tells those of a batch that was rolled back whose photograph changed by that. */
export async function tellTakenBack(
  tx: Tx,
  { batchId, at, changed }: { batchId: string; at: Date; changed: readonly string[] },
): Promise<void> {
  await insertMessages(
    tx,
    sql`
      select c.person_id, null::uuid as ticket_id, ${photoMessageId('taken_back')} as id,
        case when c.after_digest is null then '考籍登记的照片已撤回' else '考籍登记的照片已恢复' end as title,
        case when c.after_digest is null
          then '此前导入的考生照片已撤回，考籍中现在没有您的照片。需要登记照片的，请申请「个人信息更正」。'
          else ${`此前导入的考生照片已撤回，考籍登记的照片恢复为导入以前的一张，${LOOK}`} end as body,
        '/person' as link
      from person_corrections c
      where c.batch_id = ${batchId} and c.person_id = any(${[...changed]}::uuid[]) and c.after_digest is distinct from c.new_digest`,
    at,
  )
}

/** The id of the message about a row `c` of `person_corrections`: one for each person and batch, and another one for its roll-back. */
export function photoMessageId(what: 'brought' | 'taken_back'): RawBuilder<string> {
  return sql<string>`md5('photo ' || ${what}::text || ' ' || c.batch_id || ' ' || c.person_id)::uuid`
}
