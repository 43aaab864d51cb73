import type { DepartureState } from '#contracts/office/departures.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import type { DepartureMove } from '../departure.lifecycle.ts'
import type { DepartureRow } from '../departure.store.ts'

/** What each state is called, to the candidate and at the desk (domain words: 待现场确认, 已上传, 退回). */
export const DEPARTURE_STATE_WORDS: Readonly<Record<DepartureState, string>> = {
  to_sign: '待现场确认',
  signed: '待制作电子档案',
  sent: '已发出，待转入地答复',
  accepted: '已转出',
  returned: '已退回',
  lapsed: '逾期未确认',
  closed: '审核结果已撤销',
}

/** What the candidate is told of a move; undefined: the move is the desk's own matter. */
export function messageOf(
  move: DepartureMove,
  row: DepartureRow,
  note: string | undefined,
): { title: string; body: string } | undefined {
  const { province } = row
  switch (move) {
    case 'sign':
      return {
        title: '转出现场确认已完成',
        body: `学校已核对您的证件和两地准考证。考试院将制作电子档案发往${province}，发出后会通知您。`,
      }
    case 'unsign':
      return {
        title: '转出现场确认已取消',
        body: `学校取消了您的现场确认：${note ?? ''}。请在 ${formatDate(row.sign_by)} 前再到学校办理。`,
      }
    case 'send':
      return {
        title: '转考电子档案已发出',
        body: `您的成绩已发往${province}，请留意${province}考试院的通知，按要求确认。在对方接收以前，成绩仍在本市。`,
      }
    case 'accept':
      return { title: '转出已完成', body: `${province}已接收您的成绩，这些成绩在本市记为「已转出」。` }
    case 'return':
      return {
        title: '转出已退回',
        body: `${province}退回了您的电子档案：${note ?? ''}。您的成绩和准考证已恢复原状，可以重新申请。`,
      }
    case 'lapse':
      return {
        title: '转出申请已失效',
        body: `您没有在 ${formatDate(row.sign_by)} 前到学校现场确认，转出申请失效，成绩和准考证已恢复原状。仍需转出的，请重新申请。`,
      }
    case 'undo':
      return {
        title: '转出结果已更正',
        body: `「${DEPARTURE_STATE_WORDS[row.state]}」系登记有误，已撤销，您的转出仍在等待${province}答复。`,
      }
    case 'remake':
    case 'close':
      return undefined
    default:
      return move satisfies never
  }
}
