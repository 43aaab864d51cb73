/** What reviewers do with an application, as the trail names it (REV-04, REV-06, REV-10). */
export const reviewActionWords = {
  'review.approve': '审核通过',
  'review.reject': '审核不通过',
  'review.return': '退回上一级审核',
  'review.ask_amendment': '要求考生补正',
  'review.hold': '暂缓审核',
  'review.release': '解除暂缓',
  'review.ask_exception': '申请例外通过',
  'review.exception_agree': '同意例外通过',
  'review.exception_refuse': '不同意例外通过',
  'review.export': '导出审核列表（Excel）',
  'review.take_over': '接手他人正在审核的申请',
  'review.ask_undo': '申请撤销审核结果',
  'review.undo_approve': '同意撤销审核结果',
  'review.undo_reject': '不同意撤销审核结果',
} as const
