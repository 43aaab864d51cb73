/** What the desk calls the acts on an arrival (外省转入). */
export const arrivalActionWords = {
  'arrival.take_in': '接收外省转入档案',
  'arrival.match': '匹配外省转入档案',
  'arrival.keep_waiting': '外省转入档案继续等待考生',
  'arrival.approve': '外省转入审核通过',
  'arrival.reject': '外省转入审核不通过',
  'arrival.confirm': '外省转入确认',
  'arrival.return': '退回外省转入',
  'arrival.expire': '外省转入逾期退回',
  'arrival.ask_undo': '申请撤销外省转入的决定',
  'arrival.undo_approve': '同意撤销外省转入的决定',
  'arrival.undo_reject': '不同意撤销外省转入的决定',
  'confirmation_notice.publish': '发布现场确认通知',
  'confirmation_notice.change': '修改现场确认通知',
  'attendance.print': '打印现场确认名单',
  'attendance.export': '下载现场确认名单（Excel）',
  'arrival.answer': '制作外省电子档案的答复',
} as const
