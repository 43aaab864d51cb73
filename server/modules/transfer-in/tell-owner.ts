import { addMessage } from '#modules/messages/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import type { ArrivalRow } from './arrival.store.ts'
import type { ArrivalReason } from './arrival-step.store.ts'
import type { NoticeRow } from './confirmation/notice.store.ts'

/** What the candidate hears of. */
type News =
  | { kind: 'approve'; notice: NoticeRow | undefined }
  | { kind: 'reject'; reasons: readonly ArrivalReason[]; note: string | undefined }
  | { kind: 'confirm'; recognised: number }
  | { kind: 'return'; note: string }
  | { kind: 'expire' }
  | { kind: 'undo' }

/** Tells the owner of an arrival what became of it, in the transaction of the move; nobody when it is nobody's yet. */
export async function tellOwner(
  tx: Tx,
  deps: Pick<Deps, 'ids' | 'clock'>,
  { arrival, news }: { arrival: ArrivalRow; news: News },
): Promise<void> {
  const { id, person_id: personId, ticket_id: ticketId, origin_province: province } = arrival
  if (personId === null) return
  const { title, body } = wordsOf(province, news)
  await addMessage(tx, deps, {
    ...{ personId, ticketId: ticketId ?? undefined, title, body },
    link: arrivalAddress(id),
  })
}

/** The portal's page of an arrival. */
function arrivalAddress(id: string): string {
  return `/services/transfer-in/arrivals/${id}`
}

/** 现场确认 in one sentence: when, where, or that it can be done on the page. */
function wordsOfNotice({ mode, place, opens_at, closes_at }: NoticeRow): string {
  const time = `${formatInstant(opens_at)} 至 ${formatInstant(closes_at)}`
  switch (mode) {
    case 'online':
      return `请于 ${time} 在外省转入页面确认。`
    case 'on_site':
      return `请于 ${time} 携带身份证件到${place ?? '主考学校'}现场确认。`
    case 'either':
      return `请于 ${time} 在外省转入页面确认，或携带身份证件到${place ?? '主考学校'}现场确认。`
    default:
      return mode satisfies never
  }
}

function wordsOf(province: string, news: News): { title: string; body: string } {
  const what = `从${province}转入的成绩`
  switch (news.kind) {
    case 'approve':
      return {
        title: `${what}审核通过，请按时确认`,
        body: news.notice
          ? `${wordsOfNotice(news.notice)}逾期未确认的将退回转出省。`
          : '现场确认的时间和地点，学校发布后会通知您。',
      }
    case 'reject':
      return {
        title: `${what}审核未通过`,
        body: [...news.reasons.map(({ words, remedy }) => `${words}${remedy}`), news.note ?? '']
          .filter((line) => line !== '')
          .join('\n'),
      }
    case 'confirm':
      return {
        title: `${what}已确认，${news.recognised} 门课程已转入`,
        body: '转入的成绩已登记，可以在历次成绩中查看。',
      }
    case 'return':
      return { title: `${what}已退回转出省`, body: news.note }
    case 'expire':
      return {
        title: `${what}逾期未确认，已退回转出省`,
        body: '您的成绩仍在转出省。需要转入的，请由转出省的自考办重新办理转出。',
      }
    case 'undo':
      return { title: `${what}的处理结果已撤销`, body: '原结果经两人复核撤销，请查看详情。' }
    default:
      return news satisfies never
  }
}
