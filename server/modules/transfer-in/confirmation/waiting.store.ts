import { type RawBuilder, sql } from 'kysely'
import { insertMessages } from '#modules/messages/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { CLOSES_AT } from './notice.store.ts'

/** An instant as people read it, in Beijing time. */
const minute = (instant: RawBuilder<unknown>) =>
  sql`to_char(${instant} at time zone 'Asia/Shanghai', 'FMYYYY"年"FMMM"月"FMDD"日" HH24:MI')`

/** A notice `n` in one sentence, as `wordsOfNotice` writes it. */
const SENTENCE = sql`'请于 ' || ${minute(sql`lower(n.period)`)} || ' 至 ' || ${minute(sql`upper(n.period)`)} || case n.mode
    when 'online' then ' 在外省转入页面确认。'
    when 'on_site' then ' 携带身份证件到' || n.place || '现场确认。'
    else ' 在外省转入页面确认，或携带身份证件到' || n.place || '现场确认。' end || '逾期未确认的将退回转出省。'`

/** Tells everyone who waits for this notice when and where, once for each version of it. */
export async function tellWaiting(tx: Tx, { noticeId, at }: { noticeId: string; at: Date }): Promise<number> {
  const rows = sql`
    select a.person_id, a.ticket_id, md5('notice ' || n.id || ' ' || n.version || ' ' || a.id)::uuid as id,
      '从' || a.origin_province || '转入的成绩：请按时确认' as title, ${SENTENCE} as body,
      '/services/transfer-in/arrivals/' || a.id as link
    from confirmation_notices n join arrivals a on a.school_id = n.school_id and a.state = 'to_confirm'
    where n.id = ${noticeId} and ${CLOSES_AT} = upper(n.period)
    order by a.person_id, a.id`
  return insertMessages(tx, rows, at)
}

/** The id of the reminder of one deadline. */
const REMINDER_ID = sql`md5('reminder ' || upper(n.period) || ' ' || a.id)::uuid`

/** Reminds those whose time ends before `until`, once for each deadline, so many at once; answers how many, and the next run goes on. */
export async function remindWaiting(tx: Tx, { until, at }: { until: Date; at: Date }): Promise<number> {
  const rows = sql`
    select a.person_id, a.ticket_id, ${REMINDER_ID} as id,
      '从' || a.origin_province || '转入的成绩即将到期，请尽快确认' as title, ${SENTENCE} as body,
      '/services/transfer-in/arrivals/' || a.id as link
    from arrivals a join confirmation_notices n on n.school_id = a.school_id and upper(n.period) = ${CLOSES_AT}
    where a.state = 'to_confirm' and upper(n.period) > ${at}::timestamptz and upper(n.period) <= ${until}::timestamptz
      and not exists (select from messages m where m.person_id = a.person_id and m.id = ${REMINDER_ID})
    order by a.person_id, a.id limit 10000`
  return insertMessages(tx, rows, at)
}

/** Lists arrivals whose time is over, the first first. */
export async function listOverdue(tx: Tx, at: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from arrivals a where a.state = 'to_confirm' and ${CLOSES_AT} <= ${at}::timestamptz order by a.moved_at, a.id limit 500`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}
