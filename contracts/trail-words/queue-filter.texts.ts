/** By what a list of applications was filtered when it was taken out (REV-01). */
export const queueFilterWords: Record<string, string> = {
  waiting: '待审核的',
  mine: '本人领取的',
  decided: '本人审核过的',
  all: '全部',
  school: '初审',
  authority: '复审',
  overdue: '已超期',
  soon: '3 天内到期',
  held: '暂缓的',
  amending: '需补正',
  amendment_over: '逾期未补正',
  exception: '申请例外通过的',
  first: '首次提交',
  again: '重新提交的',
}
